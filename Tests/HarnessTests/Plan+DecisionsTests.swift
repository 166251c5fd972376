import Catalog
import Harness
import Store
import Testing

@Suite("Plan decisions")
struct PlanDecisionsTests {
  private func plan(_ filter: String, states: [String: CellState]? = [:]) throws -> Plan {
    var options = PlanOptions(profile: "quick")
    options.filter = filter
    return try Plan(
      suites: [SampleCatalog.suite()],
      profile: SampleCatalog.profile,
      options: options,
      states: states
    )
  }

  @Test(
    "a filter keeps the cells that match",
    arguments: [
      ("method:bn", 4), ("method:bn seed:100", 2), ("kind:probe", 3), ("outcome:none", 11),
      ("outcome:ok", 0), ("suite:large-lr -lr:0.1", 7),
    ]
  )
  func filter(text: String, count: Int) throws {
    #expect(try plan(text).cells.count == count)
  }

  @Test("outcomes select among known cells, and keep all of them until the store was asked")
  func outcome() throws {
    let all = try SampleCatalog.plan().cells
    let state = CellState(
      attemptID: "a",
      outcome: .diverged,
      isAccepted: true,
      detail: nil,
      seconds: 1
    )
    let found = try plan("outcome:diverged", states: [all[1].key: state])
    #expect(found.cells.map(\.key) == [all[1].key])
    #expect(try plan("key:\(all[1].key.prefix(8))").cells.map(\.key) == [all[1].key])
    #expect(try plan("outcome:diverged method:bn", states: nil).cells.count == 4)
  }

  @Test("a mistaken filter is reported")
  func mistake() throws {
    #expect(throws: PlanError.self) { try plan("methd:bn") }
  }
}
