/// Numbers per (sample, channel), or per channel when all samples share them.
///
/// Stored [rows][C/16][columns][16] with rows = N or 1, so that a kernel reads a block of 16 channels
/// at a time. `columns` numbers belong to each (sample, channel): a scale and a shift, three moments.
public struct ChannelTable: Sendable {
  /// Samples, or 1 when all share a row.
  public let rows: Int
  /// Channels.
  public let channels: Int
  /// Numbers per (sample, channel).
  public let columns: Int
  @usableFromInline let buffer: AlignedBuffer
  @usableFromInline let blocks: Int

  /// Creates a table of zeros.
  public init(rows: Int, channels: Int, columns: Int) {
    self.rows = rows
    self.channels = channels
    self.columns = columns
    blocks = (channels + 15) / 16
    buffer = AlignedBuffer(count: rows * blocks * columns * 16)
  }

  /// Sixteen channels of one column; with a single row every image reads the same.
  @inlinable @inline(__always)
  public func pointer(_ image: Int, _ block: Int, _ column: Int) -> UnsafeMutablePointer<Float> {
    let row = rows == 1 ? 0 : image
    return buffer.start + ((row * blocks + block) * columns + column) * 16
  }

  /// One number; a table of a single row answers for every image.
  @inlinable @inline(__always)
  public subscript(image: Int, channel: Int, column: Int) -> Float {
    get { pointer(image, channel / 16, column)[channel % 16] }
    nonmutating set { pointer(image, channel / 16, column)[channel % 16] = newValue }
  }
}
