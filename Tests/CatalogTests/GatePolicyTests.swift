import Catalog
import Testing

@Suite("GatePolicy")
struct GatePolicyTests {
  private let waiver = Waiver(
    match: ["suite": "pws", "method": "bn"],
    until: "2026-03-01",
    reason: "known",
    location: Location(file: "gate.yaml", line: 1, column: 1)
  )

  @Test("a waiver counts up to and on its last day")
  func days() {
    #expect(waiver.isValid(on: "2026-02-28") && waiver.isValid(on: "2026-03-01"))
    #expect(!waiver.isValid(on: "2026-03-02"))
  }

  @Test("a waiver covers what agrees in every part, and nothing else")
  func parts() {
    #expect(waiver.covers(["suite": "pws", "case": "train", "method": "bn"]))
    #expect(!waiver.covers(["suite": "pws", "method": "gn"]))
    #expect(!waiver.covers(["suite": "pws"]))
  }

  @Test("what was not measured may never be a mere warning")
  func never() {
    #expect(GateEvent.allCases.filter { !$0.mayWarn } == [.broke, .unmeasured, .missing])
  }

  @Test("a metric without a rule of its own has no floor")
  func defaults() {
    let policy = GatePolicy(metrics: ["a": MetricPolicy(absolute: 2)])
    #expect(policy.rule(for: "a").absolute == 2)
    #expect(policy.rule(for: "b") == MetricPolicy())
  }
}
