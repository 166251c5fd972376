import Store
import Testing

@Suite("ResultStore+Queries")
struct ResultStoreQueriesTests {
  @Test("the last failure speaks for a cell that has no measurement")
  func lastFailure() throws {
    let place = try TemporaryStore()
    defer { place.remove() }
    let store = try place.open()
    try store.begin(
      TemporaryStore.run(),
      declaring: [TemporaryStore.cell("k1"), TemporaryStore.cell("k2", seed: 1)]
    )
    for (id, outcome) in [("a1", AttemptOutcome.crashed), ("a2", .timeout)] {
      try store.begin(TemporaryStore.attempt(id, cell: "k1"))
      var end = TemporaryStore.end(outcome)
      end.detail = "because of \(id)"
      try store.finish(id, end)
    }
    let state = try #require(try store.cellStates()["k1"])
    #expect(state.outcome == .timeout)
    #expect(state.detail == "because of a2")
    #expect(try store.cellStates()["k2"] == nil)
    #expect(try store.acceptedResults().isEmpty)
    #expect(try store.outcomes(ofRun: "run-1") == [.crashed: 1, .timeout: 1])
  }
}
