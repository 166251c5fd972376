import Harness
import Store
import Testing

@Suite("PlannedCell")
struct PlannedCellTests {
  @Test("only new, stale and failed cells are work")
  func work() {
    #expect(Decision.allCases.filter(\.isWork) == [.new, .stale, .failed])
  }

  @Test("a cell is declared with its arm, its decision and its settings")
  func record() throws {
    let cell = try #require(try SampleCatalog.plan().cells.first)
    #expect(cell.name == "large-lr/train lr=0.1 method=bn seed 100")
    #expect(cell.record.key == cell.key && cell.record.settings == cell.settings)
    #expect(cell.record.arm == "lr=0.1 method=bn" && cell.record.caseID == "train")
    #expect(cell.record.decision == "new" && cell.record.reason == "never run")
  }
}
