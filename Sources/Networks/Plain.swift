import Methods

/// Plain networks: the residual networks without their shortcuts.
///
/// N layers carry weights: a 3×3 stem, N − 2 convolutions of 3×3 in three stages of widths 16, 32, 64,
/// the second and third stage starting with stride 2, and the classifier. Where N − 2 is not a multiple
/// of three, earlier stages are the longer ones.
///
/// - Source: He et al. 2016, arXiv 1512.03385, section 4.2, "plain".
struct Plain {
  /// The depths that have a name.
  static let depths = [4, 6, 8, 10, 14, 18, 20, 26, 34, 56]

  let depth: Int
  /// The factor on the widths.
  var width: Width = Width()

  func network(_ images: NetworkImages) -> Network {
    var builder = images.builder(width.name("plain", depth), isPlain: true)
    var map = builder.convolution(
      0,
      name: "conv1",
      normalization: "bn1",
      role: .stem,
      outputs: width.of(16),
      size: 3,
      relu: true
    )
    for (stage, channels) in [16, 32, 64].enumerated() {
      for index in 0..<(depth - stage) / 3 {
        let name = "layer\(stage + 1).\(index)"
        builder.beginBlock(map)
        map = builder.convolution(
          map,
          name: name + ".conv1",
          normalization: name + ".bn1",
          outputs: width.of(channels),
          size: 3,
          stride: stage > 0 && index == 0 ? 2 : 1,
          relu: true
        )
      }
    }
    return builder.classify(map, classes: images.classes)
  }
}
