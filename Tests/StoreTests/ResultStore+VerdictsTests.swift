import Store
import Testing

@Suite("ResultStore+Verdicts")
struct ResultStoreVerdictsTests {
  @Test("verdicts come back as they were, with infinities, and without numbers there are none")
  func roundTrip() throws {
    let place = try TemporaryStore()
    defer { place.remove() }
    let store = try place.open()
    try store.begin(TemporaryStore.run(), declaring: [TemporaryStore.cell("k1")])
    #expect(try store.runsWithVerdicts().isEmpty)
    let records = [
      Self.record("pws/A1", effect: 0.1 + 0.2, lower: -.infinity, upper: .infinity),
      Self.record("pws/A2", effect: .nan, lower: .nan, upper: .nan),
    ]
    try store.keep(records, from: [], ofRun: "run-1")
    #expect(try store.verdicts(ofRun: "run-1") == records)
    #expect(records[1].effect == nil && records[0].upper == .infinity)
    #expect(try store.runsWithVerdicts().map(\.id) == ["run-1"])
  }

  @Test("what spoke for a cell is kept, whatever is measured later")
  func evidence() throws {
    let place = try TemporaryStore()
    defer { place.remove() }
    let store = try place.open()
    try store.begin(
      TemporaryStore.run(),
      declaring: [
        TemporaryStore.cell("k1"), TemporaryStore.cell("k2", seed: 1),
        TemporaryStore.cell("k3", seed: 2),
      ]
    )
    for (id, key, outcome) in [
      ("a1", "k1", AttemptOutcome.ok), ("a2", "k1", .crashed), ("b1", "k2", .timeout),
      ("b2", "k2", .crashed),
    ] {
      try store.begin(TemporaryStore.attempt(id, cell: key))
      var end = TemporaryStore.end(outcome)
      if outcome.isMeasurement { end.results = ["test_accuracy": 50] }
      try store.finish(id, end)
    }
    try store.keep([], from: ["a1", "b2"], ofRun: "run-1")
    try store.begin(TemporaryStore.attempt("b3", cell: "k2"))
    try store.finish("b3", TemporaryStore.end(.ok))
    let states = try store.states(behindVerdictsOf: "run-1")
    #expect(states.mapValues(\.attemptID) == ["k1": "a1", "k2": "b2"])
    #expect(states.mapValues(\.isAccepted) == ["k1": true, "k2": false])
    #expect(try store.results(behindVerdictsOf: "run-1") == ["a1": ["test_accuracy": 50]])
  }

  static func record(
    _ claim: String,
    effect: Double,
    lower: Double,
    upper: Double
  ) -> VerdictRecord {
    VerdictRecord(
      claim: claim,
      rule: "rule",
      cells: "cells",
      word: "REFUTED",
      effect: effect,
      lower: lower,
      upper: upper,
      measured: 3,
      declared: 4
    )
  }
}
