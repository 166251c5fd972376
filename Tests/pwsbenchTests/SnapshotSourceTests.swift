import Testing

@Suite("SnapshotSource")
struct SnapshotSourceTests {
  @Test("latest~1 is the run before, a file a database, and a run's first characters the run")
  func names() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let run = ["run", "--profile", "smoke", "--progress", "none"]
    #expect(try command.run(run, in: folder.url).exitCode == 0)
    #expect(try command.run(run + ["--seeds", "2"], in: folder.url).exitCode == 0)
    let before = try command.run(["diff", "latest", "latest~1"], in: folder.url)
    #expect(before.output.contains("the head does not declare seed 8"), "\(before.errors)")
    let after = try command.run(["diff", "latest~1", "latest", "--exit-code"], in: folder.url)
    #expect(after.exitCode == 0 && after.output.contains("4 identical; 8 of 8"))
    let name = try #require(after.output.firstMatch(of: /base run ([0-9a-f]+):/)?.1)
    let same = try command.run(["diff", String(name), "latest~1"], in: folder.url)
    #expect(same.exitCode == 0 && same.output.contains("4 identical; 4 of 4"), "\(same.errors)")
    let file = try command.run(["diff", "Results/pwsbench.sqlite"], in: folder.url)
    #expect(file.exitCode == 0 && file.output.contains("4 identical; 8 of 8"))
    for wrong in ["latest~2", "latest~x", "latest~1~1", "latestly"] {
      #expect(try command.run(["diff", wrong], in: folder.url).exitCode == 2, "\(wrong)")
    }
  }
}
