import Foundation
import Harness
import Testing
import Training

@Suite("PlannedArm")
struct PlannedArmTests {
  private struct Settings: Decodable {
    var experiment: Experiment
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
