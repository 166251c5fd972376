import Foundation
import Testing

@Suite("GateSelfTest")
struct GateSelfTestTests {
  @Test("every planted fault ends the gate as it must")
  func passes() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    try folder.write(Self.policy, to: "Suites/gate.yaml")
    let outcome = try BuiltCommand().run(["gate", "--self-test"], in: folder.url)
    #expect(outcome.exitCode == 0, "\(outcome.output)\(outcome.errors)")
    let codes = outcome.output.split(separator: "\n").map { $0.suffix(1) }
    #expect(codes == ["0", "5", "5", "6", "6", "6", "5", "7"])
  }

  @Test("a policy under which a fault goes unseen fails the self-test")
  func blind() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let blind = Self.policy.replacing("block: [changed, ", with: "block: [")
      .replacing("warn: [", with: "warn: [changed, ")
    try folder.write(blind, to: "Suites/gate.yaml")
    let outcome = try BuiltCommand().run(["gate", "--self-test"], in: folder.url)
    #expect(outcome.exitCode == 3)
    #expect(outcome.output.contains("FAIL sample: changed bit, exit 0, must be 5"))
  }

  @Test("faults are planted in a copy of a base too")
  func base() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    try folder.write(Self.policy, to: "Suites/gate.yaml")
    let command = try BuiltCommand()
    let run = ["run", "--profile", "smoke", "--progress", "none"]
    #expect(try command.run(run, in: folder.url).exitCode == 0)
    let outcome = try command.run(["gate", "--self-test", "--against", "latest"], in: folder.url)
    #expect(outcome.exitCode == 0, "\(outcome.output)")
    #expect(outcome.output.contains("ok   base: crashed, exit 6, must be 6"))
  }

  @Test("the project's own policy finds every fault, in the project's own baseline too")
  func committed() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../..").standardizedFileURL.path
    let outcome = try BuiltCommand().run(
      [
        "gate", "--self-test", "--suites", root + "/Suites",
        "--against", root + "/Results/baselines/smoke.json",
      ],
      in: folder.url
    )
    #expect(outcome.exitCode == 0, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.contains("ok   sample: slow-down, exit 5, must be 5"))
    #expect(outcome.output.contains("ok   base: changed bit, exit 5, must be 5"))
    // The smoke profile times two rounds, of which nothing follows; that is said.
    #expect(outcome.output.contains("skip base: slow-down"))
  }

  @Test("a policy that asks for more rounds than there are sees no slow-down, and fails")
  func rounds() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let blind = Self.policy.replacing("min_count: 8", with: "min_count: 100")
    try folder.write(blind, to: "Suites/gate.yaml")
    let outcome = try BuiltCommand().run(["gate", "--self-test"], in: folder.url)
    #expect(outcome.exitCode == 3)
    #expect(outcome.output.contains("FAIL sample: slow-down, exit 0, must be 5"))
  }

  private static let policy = """
    format: pwsbench/1
    metrics: {step_time_ratio: {rel: 3%, min_count: 8}}
    block: [changed, regression, verdict_downgrade, invalid, broke, unmeasured, missing, new, prereg]
    warn: [not_comparable, improvement]

    """
}
