import Catalog
import Foundation
import Testing
import Verdicts

/// Simulated experiments whose true effect lies exactly on the bar, one per kind of check.
@Suite("Error rates at the margin")
struct ErrorRateTests {
  @Test("false REPLICATED and false REFUTED are each at most α", arguments: Situation.all)
  func errorRate(situation: Situation) {
    var random = SplitMix(state: 20_260_101)
    let runs = 1500, alpha = 0.05
    var words: [VerdictWord: Int] = [:]
    for _ in 0..<runs { words[situation.word(&random), default: 0] += 1 }
    let (replicated, refuted) = (words[.replicated] ?? 0, words[.refuted] ?? 0)
    // Four standard deviations of a binomial count.
    let expected = alpha * Double(runs)
    let limit = expected + 4 * (expected * (1 - alpha)).squareRoot()
    #expect(Double(replicated) <= limit, "REPLICATED \(replicated) of \(runs)")
    #expect(Double(refuted) <= limit, "REFUTED \(refuted) of \(runs)")
    // A rule that never decided would pass the lines above.
    if situation.isSharp {
      #expect(Double(min(replicated, refuted)) > expected / 2, "\(replicated), \(refuted)")
    }
  }

  @Test("of a difference in proportions, over every table and every pair of rates one half apart")
  func proportion() {
    let count = 6
    var words: [[VerdictWord]] = []
    for treat in 0...count {
      words.append(
        (0...count).map { reference in
          ProportionJudgeTests().made(treat, reference, of: count)
            .result(ProportionJudgeTests().check).word
        }
      )
    }
    func probability(_ word: VerdictWord, _ treat: Double, _ reference: Double) -> Double {
      var sum = 0.0
      for (i, row) in words.enumerated() {
        for (j, found) in row.enumerated() where found == word {
          sum += Self.binomial(i, count, treat) * Self.binomial(j, count, reference)
        }
      }
      return sum
    }
    let rates = stride(from: 0.0, through: 0.5, by: 0.02)
    for word in [VerdictWord.replicated, .refuted] {
      let worst = rates.map { probability(word, 0.5 + $0, $0) }.max() ?? 1
      #expect(worst <= 0.05 && worst > 0, "\(word) \(worst)")
    }
  }

  private static func binomial(_ events: Int, _ count: Int, _ rate: Double) -> Double {
    let ways = (0..<events).reduce(1.0) { $0 * Double(count - $1) / Double($1 + 1) }
    return ways * pow(rate, Double(events)) * pow(1 - rate, Double(count - events))
  }
}

/// How values are drawn, and the check that looks at them.
struct Situation: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// Whether either word must be found about as often as α allows.
  var isSharp = true
  let word: @Sendable (inout SplitMix) -> VerdictWord

  static let all: [Situation] = [
    comparison("superiority", .superiority, margin: 1, shift: 1),
    comparison("superiority, paired", .superiority, margin: 1, shift: 1, paired: true),
    comparison("superiority by ranks", .superiority, margin: 1, shift: 1, ranks: true),
    comparison("non-inferiority", .nonInferiority, margin: 1, shift: -1),
    comparison("equivalence at its upper end", .equivalence, margin: 4, shift: 4),
    comparison("equivalence at its lower end", .equivalence, margin: 4, shift: -4),
    ratio, threshold, slope, interaction, fraction, bracket, order,
    combination(.all), combination(.any), combination(.pooled),
  ]

  private static func draw(
    _ random: inout SplitMix,
    _ count: Int,
    mean: Double,
    deviation: Double = 1
  ) -> [Double] {
    (0..<count).map { _ in mean + deviation * random.normal() }
  }

  private static func comparison(
    _ name: String,
    _ type: CheckType,
    margin: Double,
    shift: Double,
    paired: Bool = false,
    ranks: Bool = false
  ) -> Situation {
    Situation(testDescription: name) { random in
      // Ranks compare shapes that differ in nothing but their place.
      let treat = draw(&random, 7, mean: 60 + shift, deviation: ranks ? 1 : 2)
      let reference = draw(&random, 7, mean: 60)
      return HandMadeEvidence.pair(treat, reference, assume: ranks ? .nothing : .normal)
        .result(HandMadeEvidence.comparison(type, margin: margin, paired: paired)).word
    }
  }

  private static let ratio = Situation(testDescription: "superiority of a ratio") { random in
    let treat = draw(&random, 7, mean: log(1.2), deviation: 0.2).map(exp)
    let reference = draw(&random, 7, mean: 0, deviation: 0.1).map(exp)
    return HandMadeEvidence.pair(treat, reference)
      .result(HandMadeEvidence.comparison(.superiority, margin: 1.2, effect: .ratio)).word
  }

  private static let threshold = Situation(testDescription: "threshold") { random in
    var check = HandMadeEvidence.comparison(.threshold, margin: 0)
    (check.reference, check.threshold) = ([:], 3)
    return HandMadeEvidence.pair(draw(&random, 5, mean: 3), []).result(check).word
  }

  /// One line per seed through three places, whose slopes are drawn.
  private static func lines(
    _ random: inout SplitMix,
    _ method: String,
    slope: Double,
    into made: inout HandMadeEvidence
  ) {
    let slopes = draw(&random, 6, mean: slope, deviation: 0.3)
    for depth in [1.0, 2, 4] {
      made.add(["method": .text(method), "depth": .number(depth)], slopes.map { $0 * depth })
    }
  }

  private static let slope = Situation(testDescription: "slope") { random in
    var made = HandMadeEvidence()
    lines(&random, "pws", slope: 0.5, into: &made)
    var check = HandMadeEvidence.comparison(.slope, margin: 0.5)
    (check.axis, check.reference) = ("depth", [:])
    return made.result(check).word
  }

  private static let interaction = Situation(testDescription: "interaction") { random in
    var made = HandMadeEvidence()
    lines(&random, "pws", slope: 1.5, into: &made)
    lines(&random, "bn", slope: 1, into: &made)
    var check = HandMadeEvidence.comparison(.interaction, margin: 0.5)
    check.axis = "depth"
    return made.result(check).word
  }

  private static let fraction = Situation(testDescription: "fraction recovered") { random in
    var made = HandMadeEvidence()
    for (method, mean) in [("actnorm", 15.0), ("bn", 20), ("none", 10)] {
      made.add(["method": .text(method)], draw(&random, 6, mean: mean))
    }
    return made.result(FractionJudgeTests().check(margin: 0.5)).word
  }

  /// Largest stable values anywhere between the points of the grid, which hides where.
  private static let bracket = Situation(testDescription: "bracket", isSharp: false) { random in
    let treat = draw(&random, 5, mean: 5.5, deviation: 0.6).map { Int($0.rounded(.down)) }
    let reference = draw(&random, 5, mean: 3.5, deviation: 0.6).map { Int($0.rounded(.down)) }
    return BracketJudgeTests.made(treat, reference).result(BracketJudgeTests.check(margin: 2)).word
  }

  private static let order = Situation(testDescription: "order", isSharp: false) { random in
    let groups = (0..<3).map { _ in draw(&random, 6, mean: 5) }
    let tests = OrderJudgeTests()
    return tests.made(groups).result(tests.check).word
  }

  /// Two comparisons, both exactly on the bar.
  private static func combination(_ combine: Combination) -> Situation {
    Situation(testDescription: "over two networks, \(combine)", isSharp: false) { random in
      var made = HandMadeEvidence()
      let networks: [SettingValue] = [.text("small"), .text("large")]
      for network in networks {
        for (method, mean) in [("pws", 11.0), ("bn", 10)] {
          made.add(
            ["method": .text(method), "network": network],
            draw(&random, 6, mean: mean)
          )
        }
      }
      made.matrix = [
        Axis(name: "method", values: [.text("pws"), .text("bn")]),
        Axis(name: "network", values: networks),
      ]
      var check = HandMadeEvidence.comparison(.superiority, margin: 1)
      (check.over, check.combine) = ([Axis(name: "network", values: networks)], combine)
      return made.result(check).word
    }
  }
}
