import Catalog
import Comparison
import Testing
import Verdicts

@Suite("Gate")
struct GateTests {
  private let whole = Hand.snapshot([Hand.cell(0), Hand.cell(1)])
  private let other = Hand.snapshot([Hand.cell(0), Hand.cell(1, trajectory: "b")])

  private func gate(
    _ base: Snapshot,
    _ head: Snapshot,
    policy: GatePolicy = GatePolicy(),
    today: String = "2026-03-01",
    isStrict: Bool = false,
    failsOnImprovement: Bool = false,
    violations: [String: String] = [:]
  ) -> Gate {
    Gate(
      Hand.diff(base, head, policy: policy),
      policy: policy,
      today: today,
      isStrict: isStrict,
      failsOnImprovement: failsOnImprovement,
      violations: violations
    )
  }

  @Test("equal bits pass, one changed bit fails and names the cell")
  func bits() {
    #expect(gate(whole, whole).result == .passed && gate(whole, whole).findings.isEmpty)
    let failed = gate(whole, other)
    #expect(failed.result == .regression)
    #expect(failed.findings.map(\.event) == [.changed])
    #expect(failed.findings.first?.subject == "s/train method=bn")
    #expect(failed.findings.first?.sentence == "other bits for seed 1")
  }

  @Test("what was not measured, not declared or not comparable is undecided; nothing is nothing")
  func undecided() {
    let gap = Hand.snapshot([Hand.cell(0), Hand.cell(1, outcome: nil)])
    let settings = Hand.snapshot([Hand.cell(0), Hand.cell(1)], settings: [:])
    let heads = [
      gap, Hand.snapshot([Hand.cell(0)]), settings, Hand.snapshot([Hand.cell(0)], arm: "x=1"),
    ]
    for head in heads { #expect(gate(whole, head).result == .undecided) }
    let empty = Hand.snapshot([Hand.cell(0, outcome: nil)])
    #expect(gate(whole, empty).result == .nothing)
    #expect(gate(empty, whole).result == .passed, "a base without a measurement was repaired")
    let none = Snapshot(origin: Hand.origin, cases: [])
    #expect(gate(none, whole).result == .undecided)
    #expect(gate(whole, none).result == .nothing)
  }

  @Test("a gate that compared nothing passes nothing, even when everything is waived")
  func vacuous() {
    let waiver = Waiver(
      match: ["suite": "s"],
      until: "2030-01-01",
      reason: "why",
      location: Location(file: "g", line: 1, column: 1)
    )
    let policy = GatePolicy(waivers: [waiver])
    let crashed = Hand.snapshot([Hand.cell(0), Hand.cell(1, outcome: .crashed)])
    #expect(gate(whole, crashed, policy: policy).result == .undecided)
  }

  @Test("a regression weighs more than a gap, a broken pre-registration more than both")
  func precedence() {
    let both = Hand.snapshot([Hand.cell(0, trajectory: "b"), Hand.cell(1, outcome: nil)])
    #expect(gate(whole, both).result == .regression)
    #expect(gate(whole, both, violations: ["s/A1": "the rule changed"]).result == .preregistration)
  }

  @Test("a waiver accepts a finding until its day, and is listed once it has passed")
  func waivers() {
    let waiver = Waiver(
      match: ["suite": "s", "method": "bn"],
      until: "2026-03-01",
      reason: "known",
      location: Location(file: "g", line: 1, column: 1)
    )
    let policy = GatePolicy(waivers: [waiver])
    let waived = gate(whole, other, policy: policy)
    #expect(waived.result == .passed && waived.expired.isEmpty)
    #expect(
      waived.findings.map(\.disposition) == [.waived(until: "2026-03-01", reason: "known")]
    )
    let late = gate(whole, other, policy: policy, today: "2026-03-02")
    #expect(late.result == .regression && late.expired == [waiver])
  }

  @Test("an improvement warns, and fails only where that was asked for")
  func improvement() {
    let failing = Hand.snapshot([Hand.cell(0), Hand.cell(1, outcome: .timeout)])
    #expect(gate(failing, whole).result == .passed)
    #expect(gate(failing, whole).findings.map(\.disposition) == [.warns])
    #expect(gate(failing, whole, failsOnImprovement: true).result == .improvement)
    #expect(gate(failing, whole, isStrict: true).result == .improvement)
  }

  @Test("a warning passes, and fails when the gate is strict")
  func strict() {
    let policy = GatePolicy(warnings: [.changed])
    #expect(gate(whole, other, policy: policy).result == .passed)
    #expect(gate(whole, other, policy: policy, isStrict: true).result == .regression)
  }

  @Test("verdicts fail the gate: downgraded 5, not run 6")
  func claims() {
    func with(_ word: VerdictWord) -> Snapshot {
      Hand.snapshot([Hand.cell(0)], claims: [Hand.claim(word)])
    }
    #expect(gate(with(.replicated), with(.inconclusive)).result == .regression)
    #expect(gate(with(.replicated), with(.invalid)).findings.map(\.event) == [.invalid])
    #expect(gate(with(.replicated), with(.notRun)).result == .undecided)
    #expect(
      gate(with(.replicated), with(.refuted)).findings.first?.sentence == "REPLICATED → REFUTED"
    )
  }

  @Test("an alarm that was not found again is kept as a note and fails nothing")
  func vanished() {
    let cells = (0..<6).map { Hand.cell($0, 70 + 0.1 * Double($0)) }
    let worse = (0..<6).map { Hand.cell($0, 60 + 0.1 * Double($0), trajectory: "b") }
    let policy = GatePolicy(warnings: [.changed])
    var diff = Hand.diff(Hand.snapshot(cells), Hand.snapshot(worse), policy: policy)
    #expect(Gate(diff, policy: policy, today: "2026-03-01").result == .regression)
    diff.arms[0].confirmation = Confirmation(trials: 2, found: 1)
    #expect(Gate(diff, policy: policy, today: "2026-03-01").result == .regression)
    diff.arms[0].confirmation = Confirmation(trials: 2, found: 0)
    let gate = Gate(diff, policy: policy, today: "2026-03-01")
    #expect(gate.result == .passed)
    #expect(gate.findings.contains { $0.disposition == .vanished })
  }
}
