import Catalog
import Testing
import Verdicts

@Suite("Comparison")
struct ComparisonJudgeTests {
  @Test("the numbers are Welch's")
  func welch() {
    // scipy.stats.ttest_ind([3, 5, 4], [1, 2, 1], equal_var=False).confidence_interval(0.9)
    let made = HandMadeEvidence.pair([3, 5, 4], [1, 2, 1])
    let result = made.result(HandMadeEvidence.comparison(.superiority, margin: 0))
    #expect(abs(result.effect - 8.0 / 3) < 1e-12)
    #expect(abs(result.lower - 1.136937) < 1e-6 && abs(result.upper - 4.196396) < 1e-6)
    #expect(result.unit == "pp" && result.test == "Welch's t")
    #expect(result.treatCount == 3 && result.referenceCount == 3)
    #expect(result.word == .replicated && (result.pValue ?? 1) < 0.05)
  }

  @Test("a diverged run without a number counts as the worst, never dropped")
  func diverged() {
    var made = HandMadeEvidence.pair([5, 6, 7], [])
    made.add(["method": .text("bn")], [nil, nil, nil], outcome: .diverged)
    let result = made.result(HandMadeEvidence.comparison(.superiority, margin: 1))
    #expect(result.referenceCount == 3 && result.groups[1].diverged == 3)
    #expect(result.groups[1].values == [-.infinity, -.infinity, -.infinity])
    #expect(result.word == .replicated && result.effect == .infinity)
  }

  @Test("several arms of a side are averaged per seed")
  func average() {
    var made = HandMadeEvidence()
    for (rate, values) in [(0.1, [4.0, 6, 8]), (0.2, [6, 8, 10])] {
      made.add(["method": .text("pws"), "lr": .number(rate)], values)
    }
    made.add(["method": .text("bn"), "lr": .number(0.1)], [1, 1.5, 2])
    let result = made.result(HandMadeEvidence.comparison(.superiority, margin: 0))
    #expect(result.groups[0].values == [5, 7, 9])
    #expect(result.treatCount == 3)
  }

  @Test("at a true effect equal to the margin each false verdict is at most α")
  func errorRate() {
    var random = SplitMix(state: 11)
    let (runs, margin, alpha) = (4000, 1.0, 0.05)
    let check = HandMadeEvidence.comparison(.superiority, margin: margin)
    var words: [VerdictWord: Int] = [:]
    for _ in 0..<runs {
      let made = HandMadeEvidence.pair(
        (0..<8).map { _ in 60 + margin + 2 * random.normal() },
        (0..<8).map { _ in 60 + random.normal() }
      )
      words[made.result(check).word, default: 0] += 1
    }
    // Four standard deviations of a binomial count.
    let expected = alpha * Double(runs)
    let limit = expected + 4 * (expected * (1 - alpha)).squareRoot()
    let (replicated, refuted) = (words[.replicated] ?? 0, words[.refuted] ?? 0)
    #expect(Double(replicated) <= limit && Double(refuted) <= limit)
    // A rule that never decided would pass the line above.
    #expect(replicated > Int(expected / 2) && refuted > Int(expected / 2))
  }
}
