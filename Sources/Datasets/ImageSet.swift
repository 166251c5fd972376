import Checksums

/// Images with their labels, in memory.
public struct ImageSet: Sendable, Hashable {
  /// The extents of every image.
  public let shape: ImageShape
  /// The number of classes.
  public let classes: Int
  /// All pixels, `[N, C, H, W]`.
  public let pixels: [UInt8]
  /// The class of every image, each below `classes`.
  public let labels: [UInt8]
  /// Mean per channel, black 0 and white 1, that normalization subtracts.
  public let mean: [Float]
  /// Standard deviation per channel, black 0 and white 1, that normalization divides by.
  public let deviation: [Float]
  /// Whether a mirrored image keeps its class, so that augmentation may flip it.
  public let isMirrorable: Bool

  /// Creates a set from its parts, whose sizes must agree.
  public init(
    shape: ImageShape,
    classes: Int,
    pixels: [UInt8],
    labels: [UInt8],
    mean: [Float],
    deviation: [Float],
    isMirrorable: Bool = true
  ) {
    precondition(
      pixels.count == labels.count * shape.count,
      "\(labels.count) images of \(shape) are not \(pixels.count) bytes"
    )
    precondition(
      mean.count == shape.channels && deviation.count == shape.channels,
      "\(mean.count) means and \(deviation.count) deviations for \(shape.channels) channels"
    )
    self.shape = shape
    self.classes = classes
    self.pixels = pixels
    self.labels = labels
    self.mean = mean
    self.deviation = deviation
    self.isMirrorable = isMirrorable
  }

  /// The number of images.
  public var count: Int { labels.count }

  /// Returns the first `count` images, or all if there are fewer.
  public func prefix(_ count: Int) -> ImageSet {
    guard count < self.count else { return self }
    return replacing(
      shape: shape,
      pixels: Array(pixels.prefix(count * shape.count)),
      labels: Array(labels.prefix(count))
    )
  }

  /// Returns the images behind the first `count`.
  public func dropFirst(_ count: Int) -> ImageSet {
    replacing(
      shape: shape,
      pixels: Array(pixels.dropFirst(count * shape.count)),
      labels: Array(labels.dropFirst(count))
    )
  }

  /// Returns the images averaged down by an integer factor to `edge` pixels; 0 keeps them.
  ///
  /// A new pixel is the mean of a square of old ones, rounded to the nearest byte. Normalization
  /// keeps the constants of the full size.
  /// - Throws: `DatasetError.badEdge` where an extent is no multiple of `edge` or not square.
  public func averaged(to edge: Int) throws(DatasetError) -> ImageSet {
    guard edge != 0, edge != shape.height || edge != shape.width else { return self }
    guard edge > 0, shape.height == shape.width, shape.height % edge == 0 else {
      throw .badEdge(edge, shape: shape)
    }
    let small = ImageShape(channels: shape.channels, height: edge, width: edge)
    let factor = shape.height / edge
    let area = UInt32(factor * factor)
    var result: [UInt8] = []
    result.reserveCapacity(count * small.count)
    pixels.withUnsafeBufferPointer { pixels in
      // The planes of all images lie one after another, so their rows of squares can be walked so.
      for squareRow in 0..<(count * shape.channels * edge) {
        let row = squareRow * factor * shape.width
        for column in stride(from: row, to: row + shape.width, by: factor) {
          var sum = area / 2
          for line in stride(from: column, to: column + factor * shape.width, by: shape.width) {
            for pixel in line..<(line + factor) { sum += UInt32(pixels[pixel]) }
          }
          result.append(UInt8(sum / area))
        }
      }
    }
    return replacing(shape: small, pixels: result, labels: labels)
  }

  /// SHA-256 of what makes the set: its shape, all pixels and all labels, in hexadecimal.
  public var checksum: String {
    var digest = SHA256Digest()
    digest.update("\(shape) \(classes)\n")
    digest.update(pixels)
    digest.update(labels)
    return digest.hex
  }

  private func replacing(shape: ImageShape, pixels: [UInt8], labels: [UInt8]) -> ImageSet {
    ImageSet(
      shape: shape,
      classes: classes,
      pixels: pixels,
      labels: labels,
      mean: mean,
      deviation: deviation,
      isMirrorable: isMirrorable
    )
  }
}
