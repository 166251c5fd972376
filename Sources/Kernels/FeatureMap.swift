/// The extent of a batch of feature maps, [N,C,H,W].
public struct MapShape: Sendable, Hashable, CustomStringConvertible {
  /// Samples, N.
  public var images: Int
  /// Channels, C.
  public var channels: Int
  /// Rows, H.
  public var height: Int
  /// Columns, W.
  public var width: Int

  /// Creates a shape; every extent is at least 1.
  public init(images: Int, channels: Int, height: Int, width: Int) {
    precondition(
      images > 0 && channels > 0 && height > 0 && width > 0,
      "a map of shape [\(images),\(channels),\(height),\(width)]"
    )
    self.images = images
    self.channels = channels
    self.height = height
    self.width = width
  }

  /// Blocks of 16 channels.
  public var blocks: Int { (channels + 15) / 16 }
  /// Pixels of one channel.
  public var pixels: Int { height * width }
  /// Numbers that the lanes layout holds, padding included.
  public var storage: Int { images * blocks * pixels * 16 }

  /// Whether such a map is too large for the caches that a thread can count on.
  var isLarge: Bool { storage >= 1 << 20 }

  /// The extents, `[N,C,H,W]`.
  public var description: String { "[\(images),\(channels),\(height),\(width)]" }
}

/// A batch of feature maps [N,C,H,W], stored as [N][C/16][H][W][16] with lane = channel.
///
/// Lanes beyond the last channel hold zeros. Copies share the memory.
public struct FeatureMap: Sendable {
  /// The extent, [N,C,H,W].
  public let shape: MapShape
  /// The memory; at least `shape.storage` numbers.
  public let buffer: AlignedBuffer

  /// Numbers beyond the last pixel that a kernel may read, and never uses.
  static let slack = 512

  /// Creates maps of zeros.
  public init(_ shape: MapShape) {
    self.init(shape, in: AlignedBuffer(count: shape.storage + Self.slack))
  }

  /// Creates maps in memory that others may use at other times.
  public init(_ shape: MapShape, in buffer: AlignedBuffer) {
    precondition(
      buffer.count >= shape.storage,
      "\(buffer.count) numbers cannot hold \(shape)"
    )
    self.shape = shape
    self.buffer = buffer
  }

  /// The plane [H][W][16] of one image and block of channels.
  @inline(__always)
  public func plane(_ image: Int, _ block: Int) -> UnsafeMutablePointer<Float> {
    buffer.start + (image * shape.blocks + block) * shape.pixels * 16
  }

  /// Copies values in from row-major [N,C,H,W].
  public func assign(_ values: [Float]) {
    precondition(
      values.count == shape.images * shape.channels * shape.pixels,
      "\(values.count) values for a map of shape \(shape)"
    )
    for image in 0..<shape.images {
      for channel in 0..<shape.channels {
        let to = plane(image, channel / 16) + channel % 16
        let from = (image * shape.channels + channel) * shape.pixels
        for pixel in 0..<shape.pixels { to[pixel * 16] = values[from + pixel] }
      }
    }
  }

  /// The values in row-major order [N,C,H,W].
  public var values: [Float] {
    var values: [Float] = []
    values.reserveCapacity(shape.images * shape.channels * shape.pixels)
    for image in 0..<shape.images {
      for channel in 0..<shape.channels {
        let from = plane(image, channel / 16) + channel % 16
        for pixel in 0..<shape.pixels { values.append(from[pixel * 16]) }
      }
    }
    return values
  }
}
