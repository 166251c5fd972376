import Catalog
import Comparison
import Testing

@Suite("MetricComparison")
struct MetricComparisonTests {
  private let even = [70.0, 70.2, 70.4, 70.6, 70.8]

  private func change(
    _ base: [Double],
    _ head: [Double],
    better: Direction = .higher,
    assume: Assumption = .normal,
    rule: MetricPolicy = MetricPolicy()
  ) -> MetricChange? {
    let metric = MetricSnapshot(name: "m", better: better, assume: assume)
    return MetricComparison(metric, rule: rule, base: base, head: head).change
  }

  @Test("equal values, in whatever order, are no difference")
  func equal() {
    #expect(change(even, even.reversed()) == nil)
    #expect(change([.nan, 1], [1, .nan]) == nil)
  }

  @Test("Welch's p value beyond the floor, both ways")
  func welch() throws {
    // t = 5/√(2·0.1/5) = 25 with 8 degrees of freedom.
    let down = try #require(change(even, even.map { $0 - 5 }))
    #expect(down.change == .worse && abs(down.difference + 5) < 1e-9)
    #expect(abs(down.pValue - 6.97e-9) < 5e-11)
    #expect(down.upper < 0 && down.lower < down.difference)
    #expect(change(even, even.map { $0 + 5 })?.change == .better)
    #expect(change(even, even.map { $0 + 5 }, better: .lower)?.change == .worse)
    #expect(change(even, even.map { $0 + 5 }, better: .neither)?.change == .unclear)
  }

  @Test("the larger of the absolute and the relative floor counts")
  func floors() throws {
    let head = even.map { $0 - 5 }
    let absolute = try #require(change(even, head, rule: MetricPolicy(absolute: 6)))
    #expect(absolute.pValue > 0.5 && absolute.floor == 6)
    let relative = try #require(change(even, head, rule: MetricPolicy(relative: 0.1)))
    #expect(relative.pValue > 0.5 && abs(relative.floor - 7.04) < 1e-12)
    #expect((change(even, head, rule: MetricPolicy(absolute: 1))?.pValue ?? 1) < 1e-6)
  }

  @Test("too few values conclude nothing, and say so")
  func few() {
    let found = change([1, 2], [100, 101])
    #expect(found?.change == .unclear && found?.reason == "n = 2, needs 5")
  }

  @Test("ranks decide where nothing is assumed; infinities are ranks too")
  func ranks() throws {
    // 1/252 on one side, twice that on both.
    let found = try #require(
      change([1, 2, 3, 4, 5], [6, 7, 8, 9, .infinity], better: .lower, assume: .nothing)
    )
    #expect(found.change == .worse && abs(found.pValue - 2.0 / 252) < 1e-12)
  }

  @Test("events are counted, not averaged")
  func events() throws {
    let rule = MetricPolicy(isProportion: true)
    let none = [Double](repeating: 0, count: 5), all = [Double](repeating: 1, count: 5)
    let found = try #require(change(none, all, better: .lower, rule: rule))
    #expect(found.change == .worse && abs(found.pValue - 2.0 / 252) < 1e-12)
    let some = try #require(change(none, [0, 0, 0, 0, 1], better: .lower, rule: rule))
    #expect(some.pValue > 0.5)
  }

  @Test("without randomness one value decides, beyond its floor")
  func exact() {
    let worse = change([10], [11], better: .lower, assume: .exact)
    #expect(worse?.change == .worse && worse?.pValue == 0)
    let within = change([10], [11], assume: .exact, rule: MetricPolicy(absolute: 2))
    #expect(within?.change == .unclear && within?.reason == "inside the floor")
  }

  @Test("a NaN where there was none is worse, however few values there are")
  func notANumber() {
    #expect(change([1], [.nan])?.change == .worse)
    #expect(change([.nan], [1])?.change == .unclear)
    #expect(change([.nan, 1], [.nan, 2])?.reason == "NaN on both sides")
  }
}
