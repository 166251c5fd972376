public import Kernels

/// What a convolution, or a join, gives for the first training batch, before training begins.
///
/// Data-dependent starts read it: a kernel, a transform or a rule may set its numbers from it once.
public struct FirstOutput: Sendable {
  private let moments: Moments

  /// Takes the moments of raw values.
  public init(_ moments: Moments) {
    self.moments = moments
  }

  /// Channels of the map.
  public var channels: Int { moments.channels }

  /// Mean and biased variance of a channel over batch and pixels.
  public func channel(_ channel: Int) -> (mean: Double, variance: Double) {
    let merged = moments.ofChannel(channel)
    return (merged.mean, merged.squares / Double(moments.images * moments.pixels))
  }

  /// The biased variance over all values.
  public var variance: Double {
    let all = moments.merged(images: 0..<moments.images, channels: 0..<channels)
    return all.squares / Double(moments.images * channels * moments.pixels)
  }
}
