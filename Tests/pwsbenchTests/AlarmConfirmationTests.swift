import Foundation
import Testing

@Suite("AlarmConfirmation")
struct AlarmConfirmationTests {
  @Test("alarms are measured again on fresh seeds, and one that is false vanishes")
  func confirmation() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    try folder.write(Self.lenient, to: "Suites/gate.yaml")
    let seeds = ["run", "--profile", "smoke", "--progress", "none", "--seeds", "2"]
    #expect(try command.run(seeds, in: folder.url).exitCode == 0)
    #expect(try command.run(["baseline", "save", "smoke"], in: folder.url).exitCode == 0)
    let gate = ["gate", "--against", "smoke", "--confirm"]
    // Every result of one arm is spoiled, as a broken machine would.
    try RawOutcomes(path: folder.path("Results/pwsbench.sqlite")).spoil(metric: "train_loss")
    let outcome = try command.run(gate + ["1"], in: folder.url)
    #expect(outcome.output.contains("measured again: found 0 of 1 times"), "\(outcome.output)")
    #expect(outcome.exitCode == 0 && outcome.output.contains("vanished  probe-suite/step"))
    #expect(try command.run(gate + ["0"], in: folder.url).exitCode == 5)
  }

  /// A policy that leaves changed bits to statistics.
  private static let lenient = """
    format: pwsbench/1
    metrics: {train_loss: {min_count: 2, alpha: 0.2}}
    block: [regression, verdict_downgrade, invalid, broke, unmeasured, missing, new, prereg]
    warn: [changed, not_comparable, improvement]

    """
}
