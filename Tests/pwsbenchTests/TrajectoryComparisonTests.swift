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
    let budget = try command.run(claim + ["--time-budget", "0.0001s"], in: folder.url)
    // What cannot be compared wins over what is left.
    #expect(budget.exitCode == 6)
    #expect(budget.output.contains("not measured  ") && budget.output.contains("not run"))
  }
}
