import Kernels

/// How one image is moved and mirrored in one epoch.
///
/// The image gets a margin of zeros of an eighth of its edge, four pixels at 32, of which a window
/// of the old size is cut at random; then it is mirrored with probability ½ if its set allows that.
/// - Source: He, Zhang, Ren, Sun. Deep residual learning for image recognition. CVPR 2016, §4.2.
public struct Augmentation: Sendable, Hashable {
  /// Pixels that the image moves down.
  public let down: Int
  /// Pixels that the image moves right, before it is mirrored.
  public let right: Int
  /// Whether left and right are exchanged.
  public let isMirrored: Bool

  /// What leaves an image as it is.
  public static let none = Augmentation(down: 0, right: 0, isMirrored: false)

  private init(down: Int, right: Int, isMirrored: Bool) {
    self.down = down
    self.right = right
    self.isMirrored = isMirrored
  }

  /// Draws the augmentation of an image: a function of (seed, epoch, image) alone.
  public init(seed: UInt64, epoch: Int, image: Int, in images: ImageSet) {
    let stream = UInt64(epoch) << 32 | UInt64(image)
    var source = RandomSource(seed: seed, purpose: .augmentation, stream: stream)
    let (vertical, horizontal) = (images.shape.height / 8, images.shape.width / 8)
    down = source.integer(below: 2 * vertical + 1) - vertical
    right = source.integer(below: 2 * horizontal + 1) - horizontal
    isMirrored = source.integer(below: 2) == 1 && images.isMirrorable
  }

  /// Returns the row of the source that row `y` of the result shows; it may lie outside.
  @inline(__always)
  package func row(_ y: Int) -> Int { y - down }

  /// Returns the column of the source that column `x` of the result shows; it may lie outside.
  @inline(__always)
  package func column(_ x: Int, width: Int) -> Int {
    (isMirrored ? width - 1 - x : x) - right
  }
}
