/// First and second moments of maps, per (sample, channel): all that a normalization may know.
///
/// Sums are taken about a pilot, one value of the plane itself, and merged in double, so that they stay
/// right when the mean is a thousand times the standard deviation.
public struct Moments: Sendable {
  /// Columns: pilot, Σ(x − pilot), Σ(x − pilot)².
  @usableFromInline let table: ChannelTable
  /// Pixels per (sample, channel).
  public let pixels: Int
  @usableFromInline let perPixel: Double

  /// Creates room for the moments of maps of a shape.
  public init(_ shape: MapShape) {
    table = ChannelTable(rows: shape.images, channels: shape.channels, columns: 3)
    pixels = shape.pixels
    perPixel = 1 / Double(shape.pixels)
  }

  /// Samples of the batch.
  public var images: Int { table.rows }
  /// Channels of the maps.
  public var channels: Int { table.channels }

  /// The value that gradient moments are taken about.
  @inlinable
  public func pilot(_ image: Int, _ channel: Int) -> Double { Double(table[image, channel, 0]) }

  /// The mean over the pixels of one sample and channel.
  @inlinable
  public func mean(_ image: Int, _ channel: Int) -> Double {
    Double(table[image, channel, 0]) + Double(table[image, channel, 1]) * perPixel
  }

  /// Σ(x − mean)² over the pixels of one sample and channel.
  @inlinable
  public func squares(_ image: Int, _ channel: Int) -> Double {
    let sum = Double(table[image, channel, 1])
    let squares = Double(table[image, channel, 2]) - sum * sum * perPixel
    // Not max: it would turn NaN into 0, and a diverged plane into a constant one.
    return squares < 0 ? 0 : squares
  }

  /// The mean and Σ(x − mean)² of several samples and channels together.
  ///
  /// With m_i and S_i those of k planes of P pixels each: m = Σm_i/k, S = ΣS_i + P·Σ(m_i − m)².
  @inlinable
  public func merged(
    images: Range<Int>,
    channels: Range<Int>
  ) -> (mean: Double, squares: Double) {
    var sum = 0.0, squares = 0.0, spread = 0.0
    for image in images {
      for channel in channels { sum += mean(image, channel) }
    }
    let mean = sum / Double(images.count * channels.count)
    for image in images {
      for channel in channels {
        let delta = self.mean(image, channel) - mean
        squares += self.squares(image, channel)
        spread += delta * delta
      }
    }
    return (mean, squares + Double(pixels) * spread)
  }

  /// The mean and Σ(x − mean)² of a channel over the batch.
  public func ofChannel(_ channel: Int) -> (mean: Double, squares: Double) {
    merged(images: 0..<images, channels: channel..<channel + 1)
  }
}

/// Moments of a gradient g of maps x, per (sample, channel): Σg and Σg·(x − pilot).
public struct GradientMoments: Sendable {
  /// Columns: Σg, Σg·(x − pilot).
  @usableFromInline let table: ChannelTable
  /// What x is compared with, in its first column.
  @usableFromInline let pilots: ChannelTable
  /// Pixels per (sample, channel).
  public let pixels: Int

  /// Creates room for the moments of a gradient of maps of a shape, about pilots or about zero.
  public init(_ shape: MapShape, about pilots: Moments?) {
    table = ChannelTable(rows: shape.images, channels: shape.channels, columns: 2)
    self.pilots = pilots?.table ?? ChannelTable(rows: 1, channels: shape.channels, columns: 1)
    pixels = shape.pixels
  }

  /// Sixteen channels of what x is compared with.
  func pilot(_ image: Int, block: Int) -> UnsafePointer<Float> {
    UnsafePointer(pilots.pointer(image, block, 0))
  }

  /// Samples of the batch.
  public var images: Int { table.rows }
  /// Channels of the maps.
  public var channels: Int { table.channels }

  /// Σg over the pixels of one sample and channel.
  @inlinable
  public func sum(_ image: Int, _ channel: Int) -> Double { Double(table[image, channel, 0]) }

  /// Σg·(x − center) over the pixels of one sample and channel.
  @inlinable
  public func product(_ image: Int, _ channel: Int, about center: Double) -> Double {
    let pilot = Double(pilots[image, channel, 0])
    return Double(table[image, channel, 1]) + (pilot - center) * sum(image, channel)
  }
}
