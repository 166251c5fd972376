import Catalog
import Testing

@Suite("SourceNode")
struct SourceNodeTests {
  @Test(
    "what was found is said in words",
    arguments: [
      ("[a]", "a list"), ("{a: b}", "a map"), ("", "nothing"), ("null", "nothing"),
      ("many", "'many'"), ("'0'", "the quoted text '0'; remove the quotes"),
    ]
  )
  func described(written: String, found: String) {
    let said = Example.messages("weight_decay: 5e-4", "weight_decay: \(written)")
    #expect(said.count == 1)
    #expect(said.first?.hasSuffix("'weight_decay' must be a number, found \(found)") == true)
  }
}
