import Statistics
import Testing

@Suite("Proportion")
struct ProportionTests {
  @Test("exact and score intervals and p values agree with SciPy")
  func golden() throws {
    for row in try Golden.load().proportion {
      let share = Proportion(events: row.events, count: row.count)
      expectClose(share.clopperPearson(level: row.level), row.clopperPearson)
      expectClose(share.wilson(level: row.level), row.wilson)
      expectClose(share.pValue(above: row.margin), row.above)
      expectClose(share.pValue(below: row.margin), row.below)
    }
  }

  @Test("none of 5 bounds the rate below 45 %, none of 20 below 14 %")
  func zero() {
    #expect(Proportion(events: 0, count: 5).clopperPearson(level: 0.9).upper < 0.4508)
    #expect(Proportion(events: 0, count: 20).clopperPearson(level: 0.9).upper < 0.14)
  }
}
