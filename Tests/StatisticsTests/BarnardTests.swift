import Statistics
import Testing

@Suite("Barnard")
struct BarnardTests {
  @Test("the p value of no difference agrees with SciPy")
  func golden() throws {
    for row in try Golden.load().table
    where row.treat[0] * row.reference[1] > row.reference[0] * row.treat[1] {
      expectClose(
        row.table.barnard(above: 0),
        row.barnard,
        relative: 1e-4,
        "\(row.treat) \(row.reference)"
      )
    }
  }

  @Test("the lower limit is where SciPy's exact p value crosses α")
  func interval() throws {
    for row in try Golden.load().table {
      guard let expected = row.exactLower else { continue }
      let lower = row.table.exactInterval(level: row.level).lower
      #expect(abs(lower - expected) < 2e-4, "\(row.treat) \(row.reference): \(lower) \(expected)")
    }
  }

  @Test("n of n against 0 of n has the closed form ((1 + δ)/2)²ⁿ", arguments: [3, 5, 8])
  func closedForm(count: Int) {
    let table = EventTable(
      treat: Proportion(events: count, count: count),
      reference: Proportion(events: 0, count: count)
    )
    var expected = 1.0
    for _ in 0..<(2 * count) { expected *= 0.75 }
    expectClose(table.barnard(above: 0.5), expected, relative: 1e-6)
  }

  @Test("exchanging groups mirrors the interval")
  func mirror() {
    let table = EventTable(
      treat: Proportion(events: 4, count: 5),
      reference: Proportion(events: 1, count: 6)
    )
    let interval = table.exactInterval(level: 0.9)
    let mirrored = table.exchanged.exactInterval(level: 0.9)
    expectClose(interval.lower, -mirrored.upper, relative: 1e-6)
    expectClose(interval.upper, -mirrored.lower, relative: 1e-6)
    #expect(interval.lower < table.difference && table.difference < interval.upper)
  }

  @Test(
    "at a true difference equal to the margin each false verdict is at most α",
    arguments: [(0.9, 0.4), (0.75, 0.25), (1.0, 0.5)]
  )
  func errorRate(first: Double, second: Double) {
    // All tables of 6 against 6 are enumerated, so the rates are exact.
    let (count, margin, alpha) = (6, 0.5, 0.05)
    var (replicated, refuted) = (0.0, 0.0)
    for events in 0...count {
      for other in 0...count {
        let table = EventTable(
          treat: Proportion(events: events, count: count),
          reference: Proportion(events: other, count: count)
        )
        let weight = binomial(events, count, first) * binomial(other, count, second)
        if weight == 0 { continue }
        let interval = table.exactInterval(level: 1 - 2 * alpha)
        if interval.lower > margin { replicated += weight }
        if interval.upper < margin { refuted += weight }
      }
    }
    #expect(replicated <= alpha && refuted <= alpha)
  }

  private func binomial(_ k: Int, _ n: Int, _ p: Double) -> Double {
    var ways = 1.0
    for index in 0..<k { ways = ways * Double(n - index) / Double(index + 1) }
    return ways * power(p, k) * power(1 - p, n - k)
  }

  private func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { product, _ in product * base }
  }
}
