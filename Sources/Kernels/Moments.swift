/// First and second moments of maps, per (sample, channel): all that a normalization may know.
///
/// Sums are taken about a pilot, one value of the plane itself, and merged in double, so that they stay
/// right when the mean is a thousand times the standard deviation.
public struct Moments: Sendable {
  /// Columns: pilot, Σ(x − pilot), Σ(x − pilot)².
  let table: ChannelTable
  /// Pixels per (sample, channel).
  public let pixels: Int

  /// Creates room for the moments of maps of a shape.
  public init(_ shape: MapShape) {
    table = ChannelTable(rows: shape.images, channels: shape.channels, columns: 3)
    pixels = shape.pixels
  }

  /// Samples of the batch.
  public var images: Int { table.rows }
  /// Channels of the maps.
  public var channels: Int { table.channels }

  /// The value that gradient moments are taken about.
  public func pilot(_ image: Int, _ channel: Int) -> Double { Double(table[image, channel, 0]) }

  /// The mean over the pixels of one sample and channel.
  public func mean(_ image: Int, _ channel: Int) -> Double {
    Double(table[image, channel, 0]) + Double(table[image, channel, 1]) / Double(pixels)
  }

  /// Σ(x − mean)² over the pixels of one sample and channel.
  public func squares(_ image: Int, _ channel: Int) -> Double {
    let sum = Double(table[image, channel, 1])
    let squares = Double(table[image, channel, 2]) - sum * sum / Double(pixels)
    // Not max: it would turn NaN into 0, and a diverged plane into a constant one.
    return squares < 0 ? 0 : squares
  }

  /// The mean and Σ(x − mean)² of several (sample, channel) pairs together.
  ///
  /// - Source: Chan, Golub, LeVeque 1983, pairwise combination of variances.
  public func merged(_ pairs: some Sequence<(Int, Int)>) -> (mean: Double, squares: Double) {
    var count = 0.0, mean = 0.0, squares = 0.0
    let pixels = Double(pixels)
    for (image, channel) in pairs {
      let delta = self.mean(image, channel) - mean
      let total = count + pixels
      mean += delta * pixels / total
      squares += self.squares(image, channel) + delta * delta * count * pixels / total
      count = total
    }
    return (mean, squares)
  }

  /// The mean and Σ(x − mean)² of a channel over the batch.
  public func ofChannel(_ channel: Int) -> (mean: Double, squares: Double) {
    merged((0..<images).lazy.map { ($0, channel) })
  }
}

/// Moments of a gradient g of maps x, per (sample, channel): Σg and Σg·(x − pilot).
public struct GradientMoments: Sendable {
  /// Columns: Σg, Σg·(x − pilot).
  let table: ChannelTable
  /// What x is compared with; `nil` means zero.
  let pilots: Moments?
  /// Pixels per (sample, channel).
  public let pixels: Int

  /// Creates room for the moments of a gradient of maps of a shape.
  public init(_ shape: MapShape, about pilots: Moments?) {
    table = ChannelTable(rows: shape.images, channels: shape.channels, columns: 2)
    self.pilots = pilots
    pixels = shape.pixels
  }

  /// Samples of the batch.
  public var images: Int { table.rows }
  /// Channels of the maps.
  public var channels: Int { table.channels }

  /// Σg over the pixels of one sample and channel.
  public func sum(_ image: Int, _ channel: Int) -> Double { Double(table[image, channel, 0]) }

  /// Σg·(x − center) over the pixels of one sample and channel.
  public func product(_ image: Int, _ channel: Int, about center: Double) -> Double {
    let pilot = pilots?.pilot(image, channel) ?? 0
    return Double(table[image, channel, 1]) + (pilot - center) * sum(image, channel)
  }
}
