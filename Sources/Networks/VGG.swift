import Kernels
import Methods

/// A VGG-like network: pairs of 3×3 convolutions of widths 64, 128, 256, 512 with max pooling behind each.
///
/// Images too small to be halved four times are not pooled further.
///
/// - Source: Simonyan & Zisserman 2015, arXiv 1409.1556, narrowed for small images.
struct VGG {
  func network(_ images: NetworkImages) -> Network {
    var builder = images.builder("vgg-8", isPlain: true)
    var map = 0, index = 1
    for outputs in [64, 128, 256, 512] {
      for _ in 0..<2 {
        if index > 1 { builder.beginBlock(map) }
        map = builder.convolution(
          map,
          name: "conv\(index)",
          normalization: "bn\(index)",
          role: index == 1 ? .stem : .block,
          outputs: outputs,
          size: 3,
          relu: true
        )
        index += 1
      }
      let shape = builder.shape(of: map)
      guard shape.height > 1, shape.width > 1 else { continue }
      map = builder.maxPool(map, size: 2, stride: 2, name: "pool\(outputs)")
    }
    return builder.classify(map, classes: images.classes)
  }
}
