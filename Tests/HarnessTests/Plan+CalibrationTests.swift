import Catalog
import Harness
import Testing
import Training

@Suite("Plan+Calibration")
struct PlanCalibrationTests {
  @Test("each arm of a timing is run once beside itself, with rounds and a key of its own")
  func besideThemselves() throws {
    var suite = SampleCatalog.suite()
    suite.cases[0].kind = .timing
    let options = PlanOptions(profile: "quick")
    let plan = try SampleCatalog.plan([suite], options: options)
    let cells = try plan.calibration(rounds: 20, options: options).cells
    #expect(cells.count == 4 && Set(cells.map(\.arm.label)).count == 4)
    #expect(cells.allSatisfy { $0.experiment.reference == $0.experiment.method })
    #expect(cells.allSatisfy { $0.experiment.parameters["rounds"] == [20] })
    #expect(cells.allSatisfy { $0.decision == .new && $0.settings.contains("\"rounds\"") })
    #expect(Set(cells.map(\.key)).isDisjoint(with: plan.cells.map(\.key)))
  }

  @Test("the time a cell may take grows with its rounds, and never shrinks")
  func timeout() throws {
    var suite = SampleCatalog.suite()
    suite.cases = [suite.cases[1]]
    suite.cases[0].kind = .timing
    suite.cases[0].settings["rounds"] = .number(10)
    let options = PlanOptions(profile: "quick")
    let plan = try SampleCatalog.plan([suite], options: options)
    func timeout(_ rounds: Int) throws -> Double? {
      try plan.calibration(rounds: rounds, options: options).cells.first?.timeout
    }
    #expect(try timeout(20) == 60 && timeout(2) == 30)
  }

  @Test("a plan without a timing has nothing to calibrate")
  func nothing() throws {
    let options = PlanOptions(profile: "quick")
    let plan = try SampleCatalog.plan(options: options)
    #expect(try plan.calibration(rounds: 20, options: options).cells.isEmpty)
  }
}
