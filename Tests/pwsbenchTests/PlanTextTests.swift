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

  @Test("a plan that takes longer than its profile is made for says so, and what to do")
  func excess() throws {
    let folder = try CommandFolder(steps: 100_000)
    defer { folder.remove() }
    let command = try BuiltCommand()
    let long = try command.run(["plan", "--jobs", "1"], in: folder.url)
    #expect(long.output.contains("with 1 jobs, of 30s by design"), "\(long.output)")
    #expect(long.output.contains("Longer than the profile 'quick' is made for: run with --time-"))
    let unbounded = try folder.text("Suites/profiles.yaml")
      .replacing("budget: 30s", with: "budget: none")
    try folder.write(unbounded, to: "Suites/profiles.yaml")
    let free = try command.run(["plan", "--jobs", "1"], in: folder.url)
    #expect(!free.output.contains("by design") && !free.output.contains("Longer than"))
  }
}
