import Statistics
import Testing

@Suite("Score statistic")
struct ScoreStatisticTests {
  // Not public: it orders the tables of Barnard's test, so a wrong order is a wrong p value.
  @Test("tables are ordered as by direct search for the most likely probabilities")
  func order() throws {
    for row in try Golden.load().table {
      for entry in row.margins where entry.margin != 0 {
        expectClose(
          row.table.barnard(above: entry.margin),
          entry.above,
          relative: 1e-4,
          "\(row.treat) \(row.reference) margin \(entry.margin)"
        )
      }
    }
  }
}
