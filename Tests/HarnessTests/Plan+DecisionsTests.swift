import Catalog
import Harness
import Store
import Testing
import Training

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

  /// The decisions for the first three cells; the first was measured with another engine.
  private func decisions(_ rerun: Rerun?, engines: Set<String> = ["old"]) throws -> [PlannedCell] {
    var options = PlanOptions(profile: "quick")
    options.fingerprints = ["bn resnet-8": "new", "none resnet-8": "new"]
    options.rerun = rerun
    let fresh = try SampleCatalog.plan(options: options).cells
    let state = CellState(
      attemptID: "a",
      outcome: .ok,
      isAccepted: true,
      detail: nil,
      seconds: 1
    )
    let plan = try Plan(
      suites: [SampleCatalog.suite()],
      profile: SampleCatalog.profile,
      options: options,
      states: [fresh[1].key: state],
      engines: [fresh[0].identity: engines, fresh[1].identity: ["new"]]
    )
    return Array(plan.cells.prefix(3))
  }

  @Test("what was measured with another engine is stale, and says why")
  func stale() throws {
    let cells = try decisions(nil)
    #expect(cells.map(\.decision) == [.stale, .cached, .new])
    #expect(cells[0].reason == "the engine computes other numbers now (bn resnet-8)")
    let legacy = try decisions(nil, engines: [""])
    #expect(legacy[0].reason == "measured before fingerprints were kept")
  }

  @Test("--rerun stale runs exactly what is stale, none leaves it out")
  func rerunStale() throws {
    #expect(try decisions(.stale).map(\.decision) == [.stale, .cached, .skipped])
    #expect(try decisions(Rerun.none).map(\.decision) == [.skipped, .cached, .new])
    #expect(try decisions(.all).map(\.decision) == [.stale, .new, .new])
  }

  @Test("the engine is part of the key, not of the identity")
  func identity() throws {
    let before = try SampleCatalog.plan().cells
    var options = PlanOptions(profile: "quick")
    options.fingerprints = ["bn resnet-8": "1"]
    let after = try SampleCatalog.plan(options: options).cells
    for (old, new) in zip(before, after) {
      #expect(old.key == new.identity && old.identity == old.key)
      #expect((old.key == new.key) == (new.experiment.method != "bn" || new.kind == .probe))
    }
  }
}
