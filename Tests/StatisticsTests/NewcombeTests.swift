import Statistics
import Testing

@Suite("Newcombe")
struct NewcombeTests {
  @Test("the interval agrees with one built from SciPy's Wilson limits")
  func golden() throws {
    for row in try Golden.load().table {
      expectClose(row.table.newcombe(level: row.level), row.newcombe, relative: 1e-8)
    }
  }

  @Test(
    "n of n against 0 of n starts at .33, .50, .64, .83 for 3, 5, 8, 20 seeds",
    arguments: [(3, 0.33), (5, 0.50), (8, 0.64), (20, 0.83)]
  )
  func clearest(count: Int, lower: Double) {
    let table = EventTable(
      treat: Proportion(events: count, count: count),
      reference: Proportion(events: 0, count: count)
    )
    #expect(abs(table.newcombe(level: 0.9).lower - lower) < 0.006)
  }
}
