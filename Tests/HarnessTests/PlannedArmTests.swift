import Catalog
import Foundation
import Harness
import Testing
import Training

@Suite("PlannedArm")
struct PlannedArmTests {
  private struct Settings: Decodable {
    var experiment: Experiment
  }

  @Test("only a timing depends on the place it was measured at")
  func place() throws {
    var suite = SampleCatalog.suite()
    suite.cases[1].kind = .timing
    var options = PlanOptions(profile: "quick")
    let before = try SampleCatalog.plan([suite], options: options).cells
    options.place = "elsewhere"
    let after = try SampleCatalog.plan([suite], options: options).cells
    for (old, new) in zip(before, after) { #expect((old.key == new.key) == (old.kind == .train)) }
    #expect(before.suffix(1).allSatisfy { $0.kind == .timing })
  }

  @Test("the canonical text of a cell holds its experiment with its own seed")
  func text() throws {
    let cells = try SampleCatalog.plan().cells
    for cell in cells {
      let settings = try JSONDecoder().decode(Settings.self, from: Data(cell.settings.utf8))
      #expect(settings.experiment == cell.experiment && cell.experiment.seed == cell.seed)
    }
    #expect(Set(cells.map(\.key)).count == cells.count)
  }
}
