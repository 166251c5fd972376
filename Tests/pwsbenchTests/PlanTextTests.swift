import Testing

@Suite("PlanText")
struct PlanTextTests {
  @Test("several machines share the time")
  func shards() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let outcome = try BuiltCommand().run(["plan", "--jobs", "2", "--shards", "3"], in: folder.url)
    #expect(outcome.output.contains("with 2 jobs on each of 3 machines"), "\(outcome.output)")
    #expect(
      try BuiltCommand().run(["plan", "--shards", "0"], in: folder.url).exitCode == 2
    )
  }
}
