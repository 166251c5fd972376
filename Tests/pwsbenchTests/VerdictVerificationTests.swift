import Foundation
import Testing

@Suite("VerdictVerification")
struct VerdictVerificationTests {
  @Test("verdicts whose rule, cells or suite have changed are not checked, and end with 6")
  func changed() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let suite = CommandFolder.suite(steps: 3, dataset: "procedural")
    #expect(try command.run(["run", "--progress", "none"], in: folder.url).exitCode == 0)
    for (file, new, reason) in [
      ("probe-suite", suite.replacing("margin: 0", with: "margin: 1"), "its rule has changed"),
      ("probe-suite", suite.replacing("id: X1", with: "id: X2"), "the claim is gone"),
      (
        "probe-suite", suite.replacing("lr: 0.01", with: "lr: 0.02"),
        "the cells of its suite have changed"
      ),
      (
        "other", suite.replacing("suite: probe-suite", with: "suite: other"),
        "the claim is gone"
      ),
    ] {
      try FileManager.default.removeItem(atPath: folder.path("Suites/probe-suite.yaml"))
      try folder.write(new, to: "Suites/\(file).yaml")
      let outcome = try command.run(["verify"], in: folder.url)
      #expect(outcome.exitCode == 6, "\(outcome.output)\(outcome.errors)")
      #expect(outcome.output.contains(reason), "\(outcome.output)")
      #expect(outcome.output.contains("0 of 1 verdicts derived again, 0 problems"))
    }
  }

  @Test("an older run's verdicts are derived from what was known then")
  func asOf() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let first = try command.run(
      ["run", "--shard", "1/2", "--progress", "none"],
      in: folder.url
    )
    #expect(first.exitCode == 0)
    let filtered = ["run", "-f", "seed:7", "--progress", "none"]
    #expect(try command.run(filtered, in: folder.url).exitCode == 0)
    #expect(try command.run(["run", "--progress", "none"], in: folder.url).exitCode == 0)
    let rows = try folder.column(
      "Results/pwsbench.sqlite",
      "SELECT measured FROM verdict ORDER BY measured"
    )
    #expect(rows.count == 3 && Set(rows).count == 3, "\(rows)")
    let outcome = try command.run(["verify"], in: folder.url)
    #expect(outcome.exitCode == 0, "\(outcome.output)")
    #expect(outcome.output.contains("3 of 3 verdicts derived again"))
  }
}
