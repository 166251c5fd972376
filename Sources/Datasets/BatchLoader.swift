import Kernels

/// Draws batches from a set of images and writes them in the engine's layout.
///
/// Which image comes when is a function of (seed, epoch, step), and what is done to it a function
/// of (seed, epoch, image): neither batch size nor threads change an augmented image. Copies of a
/// loader may write in parallel.
public struct BatchLoader: Sendable {
  /// The images.
  public let images: ImageSet
  /// Images per batch; the whole set if that is smaller.
  public let batch: Int
  /// Whether images are cropped at random and flipped.
  public let isAugmented: Bool
  private let seed: UInt64
  /// The normalized value of every byte, 256 per channel.
  private let normalized: [Float]
  private var order: [Int] = []
  private var orderedEpoch = -1

  /// Creates a loader.
  ///
  /// - Parameters:
  ///   - images: at least one image.
  ///   - batch: images per batch, at least 1.
  ///   - seed: what the order and the augmentation are drawn from.
  ///   - isAugmented: whether images are cropped at random and flipped.
  public init(_ images: ImageSet, batch: Int, seed: UInt64, isAugmented: Bool = false) {
    precondition(batch > 0 && images.count > 0, "\(images.count) images in batches of \(batch)")
    self.images = images
    self.batch = min(batch, images.count)
    self.seed = seed
    self.isAugmented = isAugmented
    normalized = (0..<images.shape.channels).flatMap { channel in
      (0..<256).map { byte in
        (Float(byte) / 255 - images.mean[channel]) / images.deviation[channel]
      }
    }
  }

  /// Training steps per epoch: full batches only, so some images wait for another epoch.
  public var stepsPerEpoch: Int { images.count / batch }

  /// Returns the images of a training step: consecutive parts of a fresh permutation per epoch.
  public mutating func indices(epoch: Int, step: Int) -> [Int] {
    precondition(
      epoch >= 0 && (0..<stepsPerEpoch).contains(step),
      "step \(step) of epoch \(epoch), which has \(stepsPerEpoch) steps"
    )
    if epoch != orderedEpoch {
      var source = RandomSource(seed: seed, purpose: .order, stream: UInt64(epoch))
      order = source.permutation(of: images.count)
      orderedEpoch = epoch
    }
    return Array(order[step * batch..<(step + 1) * batch])
  }

  /// The parts in which all images are evaluated, in their own order; the last may be smaller.
  public var evaluationBatches: [Range<Int>] {
    stride(from: 0, to: images.count, by: batch).map { $0..<min($0 + batch, images.count) }
  }

  /// Returns the classes of images.
  public func labels(of indices: some Sequence<Int>) -> [Int] {
    indices.map { Int(images.labels[$0]) }
  }

  /// Writes one image, normalized and, if the loader says so, augmented.
  ///
  ///     value = (byte / 255 − mean) / deviation, 0 in the margin
  ///
  /// - Parameters:
  ///   - index: the image.
  ///   - epoch: with seed and index, what the augmentation depends on.
  ///   - destination: `[⌈C/16⌉][H][W][16]`, lane = channel; unused lanes are not touched.
  public func write(
    image index: Int,
    epoch: Int,
    to destination: UnsafeMutablePointer<Float>
  ) {
    precondition(
      images.labels.indices.contains(index),
      "image \(index) of \(images.count)"
    )
    let augmentation =
      isAugmented
      ? Augmentation(seed: seed, epoch: epoch, image: index, in: images) : .none
    let plane = images.shape.height * images.shape.width
    images.pixels.withUnsafeBufferPointer { pixels in
      normalized.withUnsafeBufferPointer { tables in
        guard let pixels = pixels.baseAddress, let tables = tables.baseAddress else { return }
        // All channels of a pixel stand together, so that its memory is visited once.
        for first in stride(from: 0, to: images.shape.channels, by: 16) {
          let source = pixels + (index * images.shape.channels + first) * plane
          let (table, target) = (tables + 256 * first, destination + first * plane)
          let count = min(16, images.shape.channels - first)
          // A number that the compiler knows makes colour images twice as fast.
          if count == 3 {
            write(source, channels: 3, table, augmentation, to: target)
          } else {
            write(source, channels: count, table, augmentation, to: target)
          }
        }
      }
    }
  }

  /// Writes up to 16 channels of an image; what the augmentation moves in from outside is 0.
  @inline(__always)
  private func write(
    _ source: UnsafePointer<UInt8>,
    channels: Int,
    _ tables: UnsafePointer<Float>,
    _ augmentation: Augmentation,
    to destination: UnsafeMutablePointer<Float>
  ) {
    let (height, width) = (images.shape.height, images.shape.width)
    for y in 0..<height {
      let row = augmentation.row(y), isRow = row >= 0 && row < height
      for x in 0..<width {
        let column = augmentation.column(x, width: width)
        let pixel = destination + (y * width + x) * 16
        if isRow && column >= 0 && column < width {
          let place = source + row * width + column
          for channel in 0..<channels {
            pixel[channel] = tables[256 * channel + Int(place[channel * height * width])]
          }
        } else {
          for channel in 0..<channels { pixel[channel] = 0 }
        }
      }
    }
  }
}
