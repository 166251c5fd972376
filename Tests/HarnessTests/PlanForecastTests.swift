import Catalog
import Harness
import Store
import Testing

@Suite("PlanForecast")
struct PlanForecastTests {
  private func forecast(known: Int, jobs: Int, isTimed: Bool = false) throws -> PlanForecast {
    let fresh = try SampleCatalog.plan().cells
    let state = CellState(
      attemptID: "a",
      outcome: .ok,
      isAccepted: true,
      detail: nil,
      seconds: 10
    )
    let states = Dictionary(uniqueKeysWithValues: fresh.prefix(known).map { ($0.key, state) })
    var plan = try SampleCatalog.plan(states: states)
    if isTimed {
      for index in plan.cells.indices where plan.cells[index].kind == .train {
        plan.cells[index].kind = .timing
      }
    }
    return PlanForecast(of: plan, states: states, jobs: jobs)
  }

  @Test("cells of an arm or case that was run have its cost, the others are counted as unknown")
  func cost() throws {
    let forecast = try forecast(known: 1, jobs: 2)
    // Seven of the eight training cells are left, and three of a probe that was never run.
    #expect(forecast.lines.map(\.suite) == ["large-lr"])
    #expect(forecast.lines[0].counts == [.cached: 1, .new: 10])
    #expect(forecast.lines[0].seconds == 70 && forecast.remaining == 35)
    #expect(forecast.unknown == 3 && forecast.work == 10)
    #expect(forecast.reasons[.new] == ["never run": 10])
  }

  @Test("a key that two suites share is unknown, and can be estimated, in both")
  func shared() throws {
    var plan = try SampleCatalog.plan()
    let twins = plan.cells.map { cell in
      var twin = cell
      twin.arm.suite = "twin"
      return twin
    }
    plan.cells += twins
    let forecast = PlanForecast(of: plan, states: [:], jobs: 1)
    #expect(forecast.unknown == 11 && forecast.lines.map(\.unknown) == [11, 11])
    #expect(Set(forecast.unknownArms.map(\.arm.suite)) == ["large-lr", "twin"])
    let estimates = Dictionary(
      uniqueKeysWithValues: forecast.unknownArms.map { ($0.arm.name, 2.0) }
    )
    let known = PlanForecast(of: plan, states: [:], jobs: 1, estimates: estimates)
    #expect(known.remaining == 22 && known.lines.map(\.unknown) == [0, 0])
    #expect(known.lines.map(\.seconds) == [22, 22] && known.unknown == 0)
  }

  @Test("timings run one after the other, however many jobs there are")
  func timings() throws {
    #expect(try forecast(known: 1, jobs: 2, isTimed: true).remaining == 70)
  }

  @Test("without any history nothing is said about time")
  func nothing() throws {
    let forecast = try forecast(known: 0, jobs: 1)
    #expect(forecast.remaining == 0 && forecast.unknown == 11)
  }
}
