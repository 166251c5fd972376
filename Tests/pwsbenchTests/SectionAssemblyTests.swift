import Testing

@Suite("SectionAssembly")
struct SectionAssemblyTests {
  @Test("a section shows the suite, what its arms cost and how its cells ended")
  func section() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let outcome = try BuiltCommand().run(["run", "--progress", "none"], in: folder.url)
    #expect(outcome.exitCode == 0)
    let text = try folder.text("Results/scorecard.md")
    for part in ["Nobody. Nothing. 2026.", "factors=2", "method=bn"] {
      #expect(text.contains(part), "\(part)")
    }
  }
}
