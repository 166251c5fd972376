import Methods

/// The residual networks for small images of He et al.
///
/// A stem of 3×3, then three stages of basic blocks of widths 16, 32, 64, each stage after the first
/// halving the image; N = 6·blocks + 2 layers carry weights. Option A shortcuts: every second pixel,
/// new channels zero. ReLU follows the sum (post-activation). Option A pads new channels on both sides,
/// as the common implementations do; the two paddings differ by a permutation of channels.
///
/// - Source: He et al. 2016, arXiv 1512.03385, section 4.2.
struct ResNet {
  /// The depths that have a name.
  static let depths = [8, 14, 20, 32, 44, 56, 110]

  let depth: Int

  func network(channels: Int, height: Int, width: Int, classes: Int) -> Network {
    var builder = NetworkBuilder(
      "resnet-\(depth)",
      channels: channels,
      height: height,
      width: width
    )
    var map = builder.convolution(
      0,
      name: "conv1",
      normalization: "bn1",
      role: .stem,
      outputs: 16,
      size: 3,
      relu: true
    )
    for (stage, width) in [16, 32, 64].enumerated() {
      for block in 0..<(depth - 2) / 6 {
        map = Self.block(
          &builder,
          map,
          "layer\(stage + 1).\(block)",
          width: width,
          stride: stage > 0 && block == 0 ? 2 : 1
        )
      }
    }
    return builder.classify(map, classes: classes)
  }

  private static func block(
    _ builder: inout NetworkBuilder,
    _ input: Int,
    _ name: String,
    width: Int,
    stride: Int
  ) -> Int {
    let first = builder.convolution(
      input,
      name: name + ".conv1",
      normalization: name + ".bn1",
      outputs: width,
      size: 3,
      stride: stride,
      relu: true
    )
    let second = builder.convolution(
      first,
      name: name + ".conv2",
      normalization: name + ".bn2",
      outputs: width,
      size: 3,
      relu: false
    )
    return builder.join(
      branch: second,
      shortcut: input,
      stride: stride,
      name: name,
      relu: true
    )
  }
}
