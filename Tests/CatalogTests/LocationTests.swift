import Catalog
import Testing

@Suite("Location")
struct LocationTests {
  @Test("a place is written as editors jump to it")
  func description() {
    #expect(
      Location(file: "Suites/pws.yaml", line: 41, column: 9).description
        == "Suites/pws.yaml:41:9"
    )
  }
}
