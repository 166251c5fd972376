import Catalog
import Testing

@Suite("JSONValue")
struct JSONValueTests {
  @Test("whole numbers are written without a point, flags as flags, lists as lists")
  func forms() throws {
    let text = try SuiteSchema(vocabulary: TestVocabulary.engine).text()
    #expect(text.contains("\"minimum\" : 1\n") || text.contains("\"minimum\" : 1,\n"))
    #expect(text.contains("\"additionalProperties\" : false"))
    #expect(!text.contains("1.0"))
    #expect(text.contains(/"required" : \[\s+"key",\s+"citation"\s+\]/))
  }
}
