import Foundation
import Statistics
import Testing

/// The reference values that `Scripts/make-statistics-fixtures` computed with SciPy.
struct Golden: Decodable {
  struct Beta: Decodable { let x, a, b, value, quantile: Double }
  struct Student: Decodable { let t, df, survival, density, probability, quantile: Double }
  struct Normal: Decodable { let x, cumulative, probability, quantile: Double }
  struct Noncentral: Decodable { let t, df, noncentrality, survival: Double }
  struct OneSample: Decodable {
    let values, interval: [Double]
    let margin, level, mean, deviation, median, above: Double
  }
  struct Welch: Decodable {
    let treat, reference, interval: [Double]
    let margin, level, degrees, above, different, band, equivalence: Double
  }
  struct Paired: Decodable {
    let treat, reference, interval: [Double]
    let level, above, correlation: Double
  }
  struct Ratio: Decodable {
    let treat, reference, interval, paired: [Double]
    let level, ratio: Double
  }
  struct Share: Decodable {
    let events, count: Int
    let level, margin, above, below: Double
    let clopperPearson, wilson: [Double]
  }
  struct Table: Decodable {
    struct Margin: Decodable { let margin, above: Double }
    let treat, reference: [Int]
    let level, fisherGreater, fisherLess, fisherDifferent, barnard: Double
    let newcombe: [Double]
    let margins: [Margin]
    let exactLower: Double?

    var table: EventTable {
      EventTable(
        treat: Proportion(events: treat[0], count: treat[1]),
        reference: Proportion(events: reference[0], count: reference[1])
      )
    }
  }
  struct Ranks: Decodable {
    let treat, reference: [Double]
    let statistic, greater, less: Double
  }
  struct Shift: Decodable {
    let treat, reference: [Double]
    let level, value: Double
    let interval: [Double]?
  }
  struct Median: Decodable {
    let values: [Double]
    let level, margin, above: Double
    let interval: [Double]?
  }
  struct Line: Decodable {
    let x, y, interval: [Double]
    let level, slope, intercept, error: Double
  }
  struct Fraction: Decodable {
    let treat, reference, none: [Double]
    let level, value, degrees: Double
    let interval: [Double]?
  }
  struct Family: Decodable { let p, adjusted: [Double] }
  struct Planned: Decodable {
    let design: String
    let effect, alpha, power: Double
    let count: Int
  }

  let scipy: String
  let beta: [Beta]
  let student: [Student]
  let normal: [Normal]
  let noncentral: [Noncentral]
  let oneSample: [OneSample]
  let welch: [Welch]
  let paired: [Paired]
  let ratio: [Ratio]
  let proportion: [Share]
  let table: [Table]
  let mannWhitney: [Ranks]
  let hodgesLehmann: [Shift]
  let median: [Median]
  let line: [Line]
  let fieller: [Fraction]
  let holm: [Family]
  let power: [Planned]

  /// Reads the values from the test bundle.
  static func load() throws -> Golden {
    let url = try #require(
      Bundle.module.url(
        forResource: "statistics",
        withExtension: "json",
        subdirectory: "Fixtures"
      )
    )
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "Infinity",
      negativeInfinity: "-Infinity",
      nan: "NaN"
    )
    return try decoder.decode(Golden.self, from: Data(contentsOf: url))
  }
}

/// Fails unless two numbers agree to a relative tolerance, or absolutely below 1e-14.
func expectClose(
  _ found: Double,
  _ expected: Double,
  relative: Double = 1e-9,
  _ note: String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let close = found == expected || abs(found - expected) <= max(1e-14, relative * abs(expected))
  #expect(
    close,
    "\(note) found \(found), expected \(expected)",
    sourceLocation: sourceLocation
  )
}

/// Fails unless both ends of an interval agree with [lower, upper].
func expectClose(
  _ found: Interval,
  _ expected: [Double],
  relative: Double = 1e-9,
  _ note: String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  expectClose(
    found.lower,
    expected[0],
    relative: relative,
    "\(note) lower end",
    sourceLocation: sourceLocation
  )
  expectClose(
    found.upper,
    expected[1],
    relative: relative,
    "\(note) upper end",
    sourceLocation: sourceLocation
  )
}
