import Testing

@Suite("PwsBench")
struct PwsBenchTests {
  @Test("help names every command but the worker, on standard output")
  func help() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let outcome = try BuiltCommand().run(["--help"], in: folder.url)
    #expect(outcome.exitCode == 0 && outcome.errors.isEmpty)
    for name in ["run", "list", "validate", "report"] {
      #expect(outcome.output.contains("\n  \(name) "), "\(name)")
    }
    #expect(!outcome.output.contains("\n  worker"))
  }
}
