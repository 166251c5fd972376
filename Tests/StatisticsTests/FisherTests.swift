import Statistics
import Testing

@Suite("Fisher")
struct FisherTests {
  @Test("all three p values agree with SciPy")
  func golden() throws {
    for row in try Golden.load().table {
      expectClose(row.table.fisher(.greater), row.fisherGreater)
      expectClose(row.table.fisher(.less), row.fisherLess)
      expectClose(row.table.fisher(.different), row.fisherDifferent)
    }
  }
}
