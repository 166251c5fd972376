import Testing

@Suite("SnapshotAssembly")
struct SnapshotAssemblyTests {
  @Test("what is declared and not run stands in the snapshot as such")
  func declared() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let run = ["run", "--profile", "smoke", "--progress", "none"]
    #expect(try command.run(run + ["--shard", "1/2"], in: folder.url).exitCode == 0)
    let saved = try command.run(["baseline", "save", "half"], in: folder.url)
    #expect(saved.output.contains("2 of 4 cells measured"))
    let text = try folder.text("Results/baselines/half.json")
    let cells = text.split(separator: "\n").filter { $0.contains("\"seed\":7") }
    #expect(cells.count == 4 && cells.count { $0.contains("\"outcome\":\"ok\"") } == 2)
    #expect(text.contains("\"method\":\"bn\"") && text.contains("\"unit\":\"decades\""))
    // A base with gaps lets no gap pass.
    let gate = try command.run(["gate", "--against", "half"], in: folder.url)
    #expect(gate.exitCode == 6 && gate.output.contains("2 unmeasured"))
  }
}
