import Catalog
import Testing

@Suite("SuiteScaffold")
struct SuiteScaffoldTests {
  @Test("a new suite has no mistakes beside the committed base")
  func valid() throws {
    let scaffold = try #require(SuiteScaffold(id: "mine"))
    let texts = [
      "Suites/mine.yaml": scaffold.suite,
      "Suites/_base.yaml": try Golden.text(Golden.suites + "/_base.yaml"),
      "Suites/profiles.yaml": try Golden.text(Golden.suites + "/profiles.yaml"),
    ]
    let library = try Example.reader.read(directory: "Suites", texts: texts)
    let suite = try #require(library.suitesByScale["small"]?.first)
    #expect(suite.id == "mine" && suite.claims.map(\.id) == ["E1"] && suite.controls.count == 1)
    #expect(scaffold.bibliography.contains("{\(suite.paper.key),"))
  }

  @Test(
    "names that commands could not take are refused",
    arguments: ["", "A", "a b", "all", "profiles", "datasets", "_base", "../a"]
  )
  func names(name: String) {
    #expect(SuiteScaffold(id: name) == nil)
  }
}
