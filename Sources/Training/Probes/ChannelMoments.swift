public import Kernels

/// The mean and variance of every channel of a map over a batch.
public struct ChannelMoments: Sendable {
  /// One per channel.
  public let means: [Double]
  /// Biased, one per channel.
  public let variances: [Double]

  /// Measures the raw values of a map.
  public init(_ map: FeatureMap, _ engine: Engine) {
    let moments = Moments(map.shape)
    engine.pool.run(map.shape.images) { image, _ in
      for block in 0..<map.shape.blocks { engine.kernels.measure(map, image, block, into: moments) }
    }
    let count = Double(map.shape.images * map.shape.pixels)
    let merged = (0..<map.shape.channels).map { moments.ofChannel($0) }
    means = merged.map(\.mean)
    variances = merged.map { $0.squares / count }
  }

  /// The mean over channels of |mean_c|.
  public var meanMagnitude: Double {
    means.reduce(0) { $0 + abs($1) } / Double(means.count)
  }

  /// The mean over channels of √var_c.
  public var meanDeviation: Double {
    variances.reduce(0) { $0 + $1.squareRoot() } / Double(variances.count)
  }

  /// The mean over channels of var_c.
  package var meanVariance: Double { variances.reduce(0, +) / Double(variances.count) }

  /// The mean square of all values: the mean over channels of mean_c² + var_c.
  package var meanSquare: Double {
    meanVariance + means.reduce(0) { $0 + $1 * $1 } / Double(means.count)
  }

  /// The share of energy that does not depend on the input: Σmean_c² / Σ(mean_c² + var_c).
  public var meanShare: Double {
    let squares = means.reduce(0) { $0 + $1 * $1 }
    return squares / (squares + variances.reduce(0, +))
  }
}
