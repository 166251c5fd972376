import Foundation

/// The ratio of two geometric means, estimated on the log scale where errors are symmetric.
public struct GeometricRatio: Sendable, Hashable {
  /// The difference of the mean natural logarithms.
  public var logarithm: StudentEstimate

  /// Creates the ratio treat/reference of positive values, Welch on their logarithms.
  public init(_ treat: Sample, _ reference: Sample) {
    logarithm = .welch(Self.logarithms(treat), Self.logarithms(reference))
  }

  /// Creates the ratio of paired positive values, Student on the logarithms of the ratios.
  public init(paired treat: Sample, _ reference: Sample) {
    logarithm = .paired(Self.logarithms(treat), Self.logarithms(reference))
  }

  /// The ratio, dimensionless.
  public var value: Double { exp(logarithm.value) }

  /// Returns the interval of the ratio.
  public func interval(level: Double) -> Interval {
    logarithm.interval(level: level).mapped { exp($0) }
  }

  /// Returns the natural logarithms; −∞ for zero and NaN for negative values.
  private static func logarithms(_ sample: Sample) -> Sample {
    Sample(sample.values.map { log($0) })
  }
}
