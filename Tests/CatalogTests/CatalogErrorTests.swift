import Catalog
import Testing

@Suite("CatalogError")
struct CatalogErrorTests {
  @Test("the description shows every mistake with its line of the file")
  func description() {
    let place = Location(file: "a.yaml", line: 1, column: 2)
    let error = CatalogError(diagnostics: [
      Diagnostic(location: place, message: "one", excerpt: "abc"),
      Diagnostic(location: place, message: "two"),
    ])
    #expect(error.description == "a.yaml:1:2: error: one\nabc\n ^\na.yaml:1:2: error: two")
    #expect(error.formatted(.line) == "a.yaml:1:2: error: one\na.yaml:1:2: error: two")
  }
}
