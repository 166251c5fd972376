import Testing

@Suite("StoredRun")
struct StoredRunTests {
  @Test("a database that does not exist is named")
  func missing() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let outcome = try BuiltCommand().run(
      ["prereg", "verify", "--db", "none.sqlite"],
      in: folder.url
    )
    #expect(outcome.exitCode == 2 && outcome.errors.contains("none.sqlite: no such database"))
  }
}
