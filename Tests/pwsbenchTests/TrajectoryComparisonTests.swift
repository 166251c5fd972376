import Foundation
import Testing

@Suite("TrajectoryComparison")
struct TrajectoryComparisonTests {
  @Test("a cell that was never measured has nothing to compare with; one that fails is named")
  func nothing() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let first = try command.run(
      ["run", "--profile", "smoke", "-f", "case:products", "--progress", "none"],
      in: folder.url
    )
    #expect(first.exitCode == 0, "\(first.errors)")
    let claim = ["repro", "probe-suite/X1", "--check", "--progress", "none"]
    try folder.change(
      "Results/pwsbench.sqlite",
      "UPDATE attempt SET accepted = 0, outcome = 'crashed'"
    )
    let unmeasured = try command.run(claim, in: folder.url)
    #expect(unmeasured.exitCode == 6)
    #expect(unmeasured.output.contains("nothing kept  "))
  }

  @Test("what was not run is told, and a used up budget ends with 75")
  func unfinished() throws {
    let folder = try CommandFolder(steps: 100_000)
    defer { folder.remove() }
    let training = try folder.text("Suites/probe-suite.yaml")
      .replacing("case: products", with: "case: step")
      .replacing("metric: log10_condition\n", with: "metric: train_loss\n")
      .replacing("{factors: 2}", with: "{method: bn}")
      .replacing("{factors: 1}", with: "{method: none}")
      .replacing("timeout: 2m", with: "timeout: 3s")
    try folder.write(training, to: "Suites/probe-suite.yaml")
    let command = try BuiltCommand()
    let probes = ["run", "--profile", "smoke", "-f", "case:products", "--progress", "none"]
    #expect(try command.run(probes, in: folder.url).exitCode == 0)
    let claim = ["repro", "probe-suite/X1", "--check", "--progress", "none", "--jobs", "1"]
    // No time is left at the first look, so that no cell is begun.
    let nothing = try command.run(claim + ["--time-budget", "1e-9s"], in: folder.url)
    #expect(nothing.exitCode == 75, "\(nothing.errors)")
    #expect(nothing.output.contains("not measured  ") && nothing.output.contains(": not run"))
    #expect(!nothing.output.contains("kept"))
    // The first cell takes its three seconds, longer than the budget.
    let first = try command.run(claim + ["--time-budget", "1s"], in: folder.url)
    #expect(first.exitCode == 75, "\(first.errors)")
    #expect(first.output.contains("no result within 3 s") && first.output.contains(": not run"))
  }
}
