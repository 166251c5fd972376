import Methods

/// Fully connected layers: N of them, the hidden ones 256 wide and rectified.
///
/// The first one is a convolution as large as the image, the others are of 1×1.
struct Perceptron {
  /// The depths that have a name.
  static let depths = 2...64

  let depth: Int
  /// The factor on the width.
  var width: Width = Width()

  func network(_ images: NetworkImages) -> Network {
    var builder = images.builder(width.name("mlp", depth), isPlain: true)
    var map = 0
    for index in 1..<depth {
      if index > 1 { builder.beginBlock(map) }
      map = builder.convolution(
        map,
        name: "layer\(index)",
        normalization: "bn\(index)",
        role: index == 1 ? .stem : .block,
        outputs: width.of(256),
        height: index == 1 ? images.height : 1,
        width: index == 1 ? images.width : 1,
        padding: 0,
        relu: true
      )
    }
    return builder.classify(map, classes: images.classes)
  }
}
