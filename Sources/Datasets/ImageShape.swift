/// The extents of one image.
public struct ImageShape: Sendable, Hashable {
  /// Colour channels: 1 or 3.
  public let channels: Int
  /// Rows, in pixels.
  public let height: Int
  /// Columns, in pixels.
  public let width: Int

  /// Creates a shape.
  public init(channels: Int, height: Int, width: Int) {
    self.channels = channels
    self.height = height
    self.width = width
  }

  /// Values of one image: channels × height × width.
  public var count: Int { channels * height * width }

  /// Floats of one image in the engine's layout `[⌈C/16⌉][H][W][16]`.
  public var packedCount: Int { (channels + 15) / 16 * 16 * height * width }
}

extension ImageShape: CustomStringConvertible {
  /// The extents in words, as in `3×32×32`.
  public var description: String { "\(channels)×\(height)×\(width)" }
}
