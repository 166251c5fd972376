import Catalog
import Harness
import Store
import Testing
import Training

@Suite("Plan")
struct PlanTests {
  @Test("cells come breadth first: every arm of every suite once before any arm twice")
  func order() throws {
    let plan = try SampleCatalog.plan([SampleCatalog.suite("a"), SampleCatalog.suite("b")])
    #expect(
      plan.cells.map(\.seed) == [
        100, 100, 100, 100, 100, 100, 100, 100, 100, 100,
        101, 101, 101, 101, 101, 101, 101, 101, 101, 101, 102, 102,
      ]
    )
    for count in 1...plan.cells.count {
      let seeds = Dictionary(grouping: plan.cells.prefix(count).filter { $0.kind == .train }) {
        $0.arm
      }.mapValues(\.count)
      #expect((seeds.values.max() ?? 0) - (seeds.count < 8 ? 0 : seeds.values.min() ?? 0) <= 1)
    }
  }

  @Test("a case that is only declared has no cells")
  func declaredOnly() throws {
    var suite = SampleCatalog.suite("a")
    let count = try SampleCatalog.plan([suite]).cells.count
    suite.cases[0].reason = "It cannot be run."
    let plan = try SampleCatalog.plan([suite])
    #expect(!plan.cells.isEmpty && plan.cells.count < count)
    #expect(plan.cells.allSatisfy { $0.arm.caseID != suite.cases[0].id })
  }

  @Test("two suites that ask for the same measurement share its key, and it is run once")
  func shared() throws {
    let plan = try SampleCatalog.plan([SampleCatalog.suite("a"), SampleCatalog.suite("b")])
    #expect(plan.cells.count == 22)
    #expect(plan.work.count == 11)
    #expect(Set(plan.cells.map(\.key)).count == 11)
  }

  @Test("a measured cell is cached, a failed one is run again with its reason, the rest is new")
  func decisions() throws {
    let first = try SampleCatalog.plan()
    let keys = first.cells.map(\.key)
    let plan = try SampleCatalog.plan(states: [
      keys[0]: state(.ok, accepted: true), keys[1]: state(.diverged, accepted: true),
      keys[2]: state(.timeout, detail: "no result within 60 s"), keys[3]: state(.interrupted),
    ])
    #expect(plan.cells.prefix(5).map(\.decision) == [.cached, .cached, .failed, .new, .new])
    #expect(plan.cells[2].reason == "last attempt: timeout, no result within 60 s")
    #expect(plan.cells[3].reason == "interrupted before it ended")
    #expect(plan.work.first?.key == keys[2])
  }

  @Test("known cells are run again as the command line says", arguments: Rerun.allCases)
  func rerun(_ rerun: Rerun) throws {
    let keys = try SampleCatalog.plan().cells.map(\.key)
    var options = PlanOptions(profile: "quick")
    options.rerun = rerun
    let plan = try SampleCatalog.plan(
      options: options,
      states: [
        keys[0]: state(.ok, accepted: true), keys[1]: state(.timeout),
        keys[2]: state(.interrupted),
      ]
    )
    let isWork = plan.cells.prefix(4).map(\.decision.isWork)
    switch rerun {
    case .none: #expect(isWork == [false, false, true, true])
    case .stale: #expect(isWork == [false, false, false, false])
    case .failed: #expect(isWork == [false, true, true, true])
    case .all: #expect(isWork == [true, true, true, true])
    }
  }

  @Test("shards are disjoint and together they are everything", arguments: 1...4)
  func shards(count: Int) throws {
    var keys: [String] = []
    for index in 1...count {
      var options = PlanOptions(profile: "quick")
      options.shard = Shard(index: index, count: count)
      keys += try SampleCatalog.plan(options: options).work.map(\.key)
    }
    let all = try SampleCatalog.plan().work.map(\.key)
    #expect(keys.sorted() == all.sorted())
  }

  @Test("a shard that does not exist is refused", arguments: [(0, 2), (3, 2), (1, 0), (1, -1)])
  func noShard(index: Int, count: Int) throws {
    var options = PlanOptions(profile: "quick")
    options.shard = Shard(index: index, count: count)
    #expect(throws: PlanError.shard(index: index, count: count)) {
      try SampleCatalog.plan(options: options)
    }
  }

  @Test("the number of seeds and the data set can be changed from outside")
  func overrides() throws {
    var options = PlanOptions(profile: "quick")
    options.seeds = 1
    options.dataset = "cifar-10"
    let plan = try SampleCatalog.plan(options: options)
    #expect(plan.cells.count == 5)
    #expect(
      plan.cells.filter { $0.kind == .train }.allSatisfy {
        $0.experiment.dataset == "cifar-10"
      }
    )
    // The probe has no data set of its own, so it keeps the measurement it had.
    let before = try SampleCatalog.plan()
    #expect(plan.cells.last?.key == before.cells.first { $0.kind == .probe }?.key)
  }

  private func state(
    _ outcome: AttemptOutcome,
    accepted: Bool = false,
    detail: String? = nil
  ) -> CellState {
    CellState(
      attemptID: "a",
      outcome: outcome,
      isAccepted: accepted,
      detail: detail,
      seconds: 1,
      trajectory: nil
    )
  }
}
