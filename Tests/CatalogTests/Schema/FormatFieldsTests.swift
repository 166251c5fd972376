import Catalog
import Testing

@Suite("FormatFields")
struct FormatFieldsTests {
  @Test("the words of an enumeration are those of the type")
  func words() throws {
    let text = try SuiteSchema(vocabulary: TestVocabulary.engine).text()
    let words = CheckType.allCases.map(\.rawValue) + Fidelity.allCases.map(\.rawValue)
    for word in words + Provenance.allCases.map(\.rawValue) {
      #expect(text.contains("\"\(word)\""), "\(word)")
    }
  }

  @Test("a base file takes the layers and nothing else of a suite")
  func base() {
    let reader = Example.reader
    let text = "format: pwsbench/1\nrecipes: {}\nclaims: []\n"
    let messages = reader.diagnostics(text: text, file: "_base.yaml").map(\.message)
    #expect(messages.count == 1)
    #expect(messages.first?.hasPrefix("unknown key 'claims' in the base file") == true)
  }
}
