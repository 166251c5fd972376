import Statistics
import Testing

@Suite("Power")
struct PowerTests {
  @Test("power agrees with SciPy's noncentral t")
  func golden() throws {
    for row in try Golden.load().power {
      let design = try #require(Power.Design(rawValue: row.design))
      expectClose(
        Power(design: design, alpha: row.alpha).probability(effect: row.effect, count: row.count),
        row.power,
        relative: 1e-7
      )
    }
  }

  @Test(
    "the detectable effects are those of the documentation",
    arguments: [(3, 2.48, 2.30), (5, 1.72, 1.36), (8, 1.31, 0.98), (20, 0.80, 0.58)]
  )
  func table(count: Int, welch: Double, paired: Double) {
    let independent = Power(design: .welch, alpha: 0.05)
    let matched = Power(design: .paired, alpha: 0.05)
    #expect(abs(independent.detectableEffect(count: count, power: 0.8) - welch) < 0.006)
    #expect(abs(matched.detectableEffect(count: count, power: 0.8) - paired) < 0.006)
  }

  @Test(
    "equivalence within 1, 1.5, 2 deviations needs 18, 9, 6 seeds per group",
    arguments: [(1.0, 18), (1.5, 9), (2.0, 6)]
  )
  func equivalence(margin: Double, seeds: Int) {
    #expect(
      Power(design: .welch, alpha: 0.05).seedsForEquivalence(margin: margin, power: 0.8) == seeds
    )
  }

  @Test("the seeds found are enough and one less is not")
  func seeds() throws {
    let power = Power(design: .welch, alpha: 0.05)
    let count = try #require(power.seeds(effect: 0.7, power: 0.8))
    #expect(power.probability(effect: 0.7, count: count) >= 0.8)
    #expect(power.probability(effect: 0.7, count: count - 1) < 0.8)
    #expect(power.seeds(effect: 0.001, power: 0.8) == nil)
  }
}
