import Testing

@Suite("TimeBudget")
struct TimeBudgetTests {
  @Test(
    "a time without a unit, or none at all, is refused",
    arguments: ["45", "m", "0s", "-1m", "5d", "infm"]
  )
  func refused(text: String) throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let outcome = try BuiltCommand().run(["run", "--time-budget=\(text)"], in: folder.url)
    #expect(outcome.exitCode == 2 && outcome.errors.contains("--time-budget"))
  }

  @Test("enough time changes nothing", arguments: ["90s", "1.5m", "2h"])
  func enough(text: String) throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let outcome = try BuiltCommand().run(
      ["run", "--profile", "smoke", "--time-budget", text],
      in: folder.url
    )
    #expect(outcome.exitCode == 0)
  }
}
