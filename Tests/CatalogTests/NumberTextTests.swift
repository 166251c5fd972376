import Catalog
import Testing

@Suite("NumberText")
struct NumberTextTests {
  @Test(
    "decimal numbers are read",
    arguments: [
      ("0", 0.0), ("-3", -3), ("0.1", 0.1), ("1e-4", 1e-4), ("5E+3", 5000), ("2.50", 2.5),
    ]
  )
  func numbers(text: String, value: Double) {
    #expect(NumberText.number(text) == value)
  }

  @Test(
    "other forms are not, and say how to write them",
    arguments: [
      ("010", "write it without leading zeros"), ("0x1F", "write it in decimal"),
      ("1:30", "base-60 numbers are not read, write it in decimal"), (".5", "write 0.5"),
      ("5.", "write 5.0"), ("+5", "write it without the plus sign"),
      ("1_000", "write it without underscores"), ("50%", "write it without a percent sign"),
      ("0,5", "write 0.5"), (".inf", "it must be finite"), ("1e999", "it must be finite"),
    ]
  )
  func advice(text: String, advice: String) {
    #expect(NumberText.number(text) == nil)
    #expect(NumberText.advice(text) == advice)
  }

  @Test("words get no advice", arguments: ["", "-", "e", "1e", "abc", "1.2.3", "--1", "١"])
  func words(text: String) {
    #expect(NumberText.number(text) == nil)
    #expect(NumberText.advice(text) == nil)
  }

  @Test("whole numbers have no fraction and no exponent")
  func integers() {
    #expect(NumberText.isInteger("64"))
    #expect(NumberText.isInteger("-64"))
    #expect(!NumberText.isInteger("64.0"))
    #expect(!NumberText.isInteger("1e3"))
    #expect(!NumberText.isInteger("064"))
  }
}
