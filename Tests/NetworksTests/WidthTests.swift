import Networks
import Testing

@Suite("Width")
struct WidthTests {
  @Test("factors have one spelling", arguments: ["2", "0.5", "16", "0.0625", "1.25"])
  func spelling(_ factor: String) throws {
    #expect(try sampleNetwork("plain-6x" + factor).name == "plain-6x" + factor)
  }

  @Test(
    "other spellings and factors name no network",
    arguments: [
      "1", "1.0", "2.0", "02", ".5", "0.50", "+2", "5e-1", "17", "0", "nan", "0.3", "2x2",
    ]
  )
  func refused(_ factor: String) {
    #expect(!NetworkRegistry.contains("plain-6x" + factor))
  }
}
