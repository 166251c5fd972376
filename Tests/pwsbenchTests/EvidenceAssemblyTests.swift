import Testing

@Suite("EvidenceAssembly")
struct EvidenceAssemblyTests {
  @Test("cells that were not run are declared all the same")
  func declared() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let part = try command.run(["run", "--shard", "1/5", "--progress", "none"], in: folder.url)
    #expect(part.exitCode == 0 && part.output.contains("2 of 10 cells measured"))
    let report = try command.run(["report"], in: folder.url)
    #expect(report.output.contains("2 of 10 cells measured"))
  }
}
