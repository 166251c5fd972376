import Testing

@Suite("ExecutionOptions")
struct ExecutionOptionsTests {
  @Test("numbers below one are refused", arguments: ["--jobs", "--threads"])
  func refused(option: String) throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let outcome = try BuiltCommand().run(["run", option, "0"], in: folder.url)
    #expect(outcome.exitCode == 2)
    #expect(outcome.errors.contains("\(option) must be at least 1, found 0"))
  }

  @Test("progress for programs is one object per line")
  func json() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let outcome = try BuiltCommand().run(
      ["run", "--profile", "smoke", "--progress", "json", "--jobs", "1"],
      in: folder.url
    )
    let lines = outcome.errors.split(separator: "\n")
    #expect(lines.count == 8)
    #expect(lines.allSatisfy { $0.hasPrefix("{\"") && $0.hasSuffix("}") })
  }

  @Test("an instruction set that no processor has together with another is refused by name")
  func level() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    // No machine has both: one of them cannot be run here.
    let outcomes = try ["neon", "avx2"].map {
      try command.run(["run", "--profile", "smoke", "--level", $0], in: folder.url)
    }
    let refused = try #require(outcomes.first { $0.exitCode == 2 })
    #expect(refused.errors.contains("this processor cannot run --level"))
    #expect(refused.errors.contains("portable"))
  }

  @Test("a worker that needs more memory than it may ends as oom, and a limit of zero is refused")
  func memoryLimit() throws {
    let folder = try CommandFolder(steps: 100_000)
    defer { folder.remove() }
    let command = try BuiltCommand()
    let run = ["run", "--profile", "smoke", "-f", "case:step", "--progress", "none"]
    let refused = try command.run(run + ["--memory-limit", "0"], in: folder.url)
    #expect(refused.exitCode == 2)
    #expect(refused.errors.contains("--memory-limit must be above 0, found 0"))
    let limited = try command.run(run + ["--memory-limit", "2"], in: folder.url)
    #expect(limited.exitCode == 4, "\(limited.errors)")
    #expect(
      try folder.column(
        "Results/pwsbench.sqlite",
        "SELECT outcome || ': ' || detail FROM attempt WHERE max_rss_mb > 2"
      ) == Array(repeating: "oom: used more than 2 MiB; allow more, or run fewer jobs", count: 2)
    )
  }
}
