internal import CKernels

/// Where a convolution computes and leaves the planes of a map.
///
/// A map that fits into the caches is computed in place. The planes of a larger one are computed in
/// scratch memory, and written past the caches as they are completed: an ordinary store would first
/// read from memory what it replaces, and nothing of the map would be left in cache for its next reader.
struct OutputPlanes {
  let map: FeatureMap
  let kernels: KernelTable
  private let finish: ConvolutionSurroundings.Finish

  /// Planes of a map that its surroundings complete.
  init(_ map: FeatureMap, _ surroundings: ConvolutionSurroundings, _ kernels: KernelTable) {
    let pixels = map.shape.pixels
    self.map = map
    self.kernels = kernels
    finish = surroundings.finish ?? { kernels.move($2, to: $3, pixels: pixels) }
  }

  var isStreamed: Bool { map.shape.isLarge }

  /// Numbers of one plane.
  private var size: Int { map.shape.pixels * 16 }

  /// Numbers of scratch that some blocks of some images take.
  func scratch(images: Int, blocks: Int) -> Int { isStreamed ? images * blocks * size : 0 }

  /// Planes of neighbouring images and blocks while they are computed; distances in numbers.
  struct Place {
    let images: Range<Int>
    let blocks: Range<Int>
    let start: UnsafeMutablePointer<Float>
    let image: Int
    let block: Int
  }

  /// Where some planes are to be computed.
  func place(
    _ images: Range<Int>,
    _ blocks: Range<Int>,
    _ scratch: UnsafeMutablePointer<Float>
  ) -> Place {
    Place(
      images: images,
      blocks: blocks,
      start: isStreamed ? scratch : map.plane(images.lowerBound, blocks.lowerBound),
      image: (isStreamed ? blocks.count : map.shape.blocks) * size,
      block: size
    )
  }

  /// Completes computed planes and stores them.
  func complete(_ place: Place) {
    for (i, image) in place.images.enumerated() {
      for (b, block) in place.blocks.enumerated() {
        let plane = place.start + i * place.image + b * place.block
        finish(image, block, plane, map.plane(image, block))
      }
    }
  }
}

extension PackedLayout.Group {
  /// The group's output blocks.
  var blocks: Range<Int> { block..<block + vectors }
}
