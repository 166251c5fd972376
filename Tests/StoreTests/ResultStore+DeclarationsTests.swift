import Store
import Testing

@Suite("ResultStore+Declarations")
struct ResultStoreDeclarationsTests {
  @Test("a cell and a suite are found in the run that declared them last")
  func last() throws {
    let place = try TemporaryStore()
    defer { place.remove() }
    let store = try place.open()
    try store.begin(
      TemporaryStore.run("run-2"),
      declaring: [TemporaryStore.cell("ab12", suite: "pws"), TemporaryStore.cell("ab34", seed: 1)]
    )
    try store.begin(TemporaryStore.run("run-1"), declaring: [TemporaryStore.cell("ab12")])
    #expect(try store.keys(beginningWith: "ab") == ["ab12", "ab34"])
    #expect(try store.keys(beginningWith: "ab1") == ["ab12"])
    #expect(try store.keys(beginningWith: "b").isEmpty)
    let found = try #require(try store.lastDeclaration(ofCell: "ab12"))
    #expect(found.run.id == "run-1" && found.suite == "large-lr")
    #expect(try store.lastDeclaration(ofCell: "ab34")?.run.id == "run-2")
    #expect(try store.lastDeclaration(ofSuite: "pws")?.id == "run-2")
    #expect(try store.lastDeclaration(ofSuite: "other") == nil)
    #expect(try store.lastDeclaration(ofCell: "ab") == nil)
  }
}
