import Catalog
import Harness
import Testing

@Suite("DurationHistory")
struct DurationHistoryTests {
  @Test("the arm knows best, then the case, then everything")
  func levels() throws {
    let cells = try SampleCatalog.plan().cells
    let probe = try #require(cells.first { $0.kind == .probe })
    var history = DurationHistory()
    #expect(history.isEmpty)
    history.add(10, of: cells[0])
    history.add(20, of: cells[1])
    #expect(!history.isEmpty)
    #expect(history.expected(for: cells[0]) == 10)
    #expect(history.expected(for: cells[2]) == 15)
    history.add(3, of: probe)
    #expect(history.expected(for: cells[2]) == 15 && history.expected(for: probe) == 3)
  }
}
