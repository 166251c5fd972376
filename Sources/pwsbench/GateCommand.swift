import ArgumentParser
import Catalog
import Comparison
import Harness
import Report

/// Decides whether a run may follow a base: what was not measured never passes.
struct GateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gate",
    abstract: "Fails unless the last run is as good as a base, and whole.",
    discussion: """
      Compares as `pwsbench diff` does, and judges by gate.yaml. Exit codes: 0 measured, and \
      nothing blocks; 5 a changed bit, a confirmed regression or a weaker verdict; 6 it cannot be \
      decided: no base, cells missing, not measured or not comparable; 7 nothing was measured; \
      8 the pre-registration is violated; 10 better than the base, with --fail-on improvement.
      """
  )

  enum FailOn: String, CaseIterable, ExpressibleByArgument {
    case improvement
  }

  @Option(help: ArgumentHelp("What is compared with, as in diff.", valueName: "base"))
  var against: String?
  @Option(help: "How often an alarm is measured again; the policy says it by default.")
  var confirm: Int?
  @Flag(help: "Warnings fail too.") var strict = false
  @Option(name: .customLong("fail-on"), help: "improvement: fail also when something is better.")
  var failOn: FailOn?
  @Flag(name: .customLong("self-test"), help: "Plants faults in copies: each must be found.")
  var selfTest = false
  @Option(help: "text, md, json or github.") var format: DiffFormat = .text
  @OptionGroup var options: ComparisonOptions
  @OptionGroup var execution: ExecutionOptions
  @OptionGroup var data: DataOptions

  func validate() throws {
    if against == nil, !selfTest {
      throw ValidationError("name what to compare with: --against BASE, or give --self-test")
    }
    if let confirm, !(0...100).contains(confirm) {
      throw ValidationError("--confirm must be a number from 0 to 100, found \(confirm)")
    }
  }

  func run() async throws {
    let policy = try options.gatePolicy()
    if selfTest {
      return try GateSelfTest(policy: policy).run(also: try selfTestBase())
    }
    let source = try options.source()
    let base = try base(named: against ?? "", in: source)
    let head = try source.head()
    let floors = try source.floors(for: head.snapshot)
    var diff = Diff(base: base, head: head, policy: policy, floors: floors)
    let alarms = diff.alarms(policy)
    let trials = confirm ?? policy.confirmations
    if !alarms.isEmpty, trials > 0 {
      let confirmation = AlarmConfirmation(
        source: source,
        execution: execution,
        dataDirectory: data.directory,
        policy: policy,
        floors: floors
      )
      for (alarm, result) in try await confirmation.run(alarms, base: base.snapshot, trials) {
        diff.add(result, to: alarm)
      }
    }
    let violations = try options.catalogue.registry(source.library).violations
    try end(diff, policy, violations, source.library.places)
  }

  private func selfTestBase() throws -> Snapshot? {
    guard let against else { return nil }
    return try base(named: against, in: try options.source()).snapshot
  }

  /// What is compared with; a gate without one cannot decide.
  private func base(
    named name: String,
    in source: SnapshotSource
  ) throws -> (name: String, snapshot: Snapshot) {
    do {
      return try source.snapshot(name)
    } catch let failure as CommandFailure where failure.status != .badData {
      throw CommandFailure(.undecided, failure.message)
    }
  }

  private func end(
    _ diff: Diff,
    _ policy: GatePolicy,
    _ violations: [String: String],
    _ places: [String: Location]
  ) throws {
    let gate = Gate(
      diff,
      policy: policy,
      today: String(Timestamp.now().prefix(10)),
      isStrict: strict,
      failsOnImprovement: failOn == .improvement,
      violations: violations
    )
    let status = ExitStatus(gate.result)
    let report = DiffReport(
      diff,
      gate: (gate, Int(status.rawValue)),
      places: places
    )
    Console.write(format.text(of: report))
    if status != .success { throw CommandFailure(status) }
  }
}
