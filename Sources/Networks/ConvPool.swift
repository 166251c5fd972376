import Kernels
import Methods

/// ConvPool-CNN-C: nine convolutions with max pooling between them.
///
/// Three of 3×3 with 96 filters, pooling, three with 192, pooling, one of 3×3 with 192 filters and no
/// padding, two of 1×1 with 192, then one of 1×1 to the classes and the global mean. The last two are
/// linear and stand here in the other order, which gives the same. Where the map before the unpadded
/// convolution is smaller than 3×3 it is padded.
///
/// - Source: Springenberg et al. 2015, arXiv 1412.6806, table 2, with 2×2 pooling as in Salimans & Kingma
///   2016, arXiv 1602.07868, table 1.
struct ConvPool {
  func network(_ images: NetworkImages) -> Network {
    var builder = images.builder("convpool-c", isPlain: true)
    var map = 0, index = 1
    func add(_ outputs: Int, _ size: Int, padding: Int) {
      if index > 1 { builder.beginBlock(map) }
      map = builder.convolution(
        map,
        name: "conv\(index)",
        normalization: "bn\(index)",
        role: index == 1 ? .stem : .block,
        outputs: outputs,
        size: size,
        padding: padding,
        relu: true
      )
      index += 1
    }
    for outputs in [96, 192] {
      for _ in 0..<3 { add(outputs, 3, padding: 1) }
      map = builder.maxPool(map, size: 2, stride: 2, name: "pool\(outputs)")
    }
    let shape = builder.shape(of: map)
    add(192, 3, padding: min(shape.height, shape.width) < 3 ? 1 : 0)
    for _ in 0..<2 { add(192, 1, padding: 0) }
    return builder.classify(map, classes: images.classes)
  }
}
