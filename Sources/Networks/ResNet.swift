import Methods

/// The residual networks for small images of He et al.
///
/// A stem of 3×3, then three stages of basic blocks of widths 16, 32, 64, each stage after the first
/// halving the image; N = 6·blocks + 2 layers carry weights. Option A shortcuts: every second pixel,
/// new channels zero. Option A pads new channels on both sides, as the common implementations do; the
/// two paddings differ by a permutation of channels.
///
/// ReLU follows the sum (`resnet-20`), or stands before each convolution with the normalization, so
/// that nothing changes what runs along the shortcuts (`preact-resnet-20`).
///
/// - Source: He et al. 2016, arXiv 1512.03385, section 4.2; arXiv 1603.05027, figure 4e.
struct ResNet {
  /// The depths that have a name.
  static let depths = [8, 14, 20, 32, 44, 56, 110]

  let depth: Int
  /// The factor on the widths.
  var width: Width = Width()
  /// Whether normalization and ReLU stand before the convolutions.
  var isPreactivated: Bool = false

  private var blocks: Int { (depth - 2) / 6 }

  func network(_ images: NetworkImages) -> Network {
    var builder = images.builder(width.name(isPreactivated ? "preact-resnet" : "resnet", depth))
    var map = builder.convolution(
      0,
      name: "conv1",
      normalization: isPreactivated ? "" : "bn1",
      role: .stem,
      outputs: width.of(16),
      size: 3,
      relu: !isPreactivated
    )
    for (stage, channels) in [16, 32, 64].enumerated() {
      for block in 0..<blocks {
        map = self.block(
          &builder,
          map,
          "layer\(stage + 1).\(block)",
          channels: width.of(channels),
          stride: stage > 0 && block == 0 ? 2 : 1
        )
      }
    }
    if isPreactivated { map = builder.normalization(map, name: "bn", relu: true) }
    return builder.classify(map, classes: images.classes)
  }

  private func block(
    _ builder: inout NetworkBuilder,
    _ input: Int,
    _ name: String,
    channels: Int,
    stride: Int
  ) -> Int {
    builder.beginBlock(input)
    let plan = [(channels, 3, stride), (channels, 3, 1)]
    let seen =
      isPreactivated ? builder.normalization(input, name: name + ".bn1", relu: true) : input
    let branch = builder.branch(
      seen,
      name: name,
      plan,
      count: 3 * blocks,
      isPreactivated: isPreactivated
    )
    return builder.join(
      branch: branch,
      shortcut: input,
      stride: stride,
      name: name,
      relu: !isPreactivated
    )
  }
}

extension NetworkBuilder {
  /// Adds the convolutions (channels, size, stride) of a residual branch; returns the last one's map.
  ///
  /// Behind each stands its normalization, or that of the next one when the network is preactivated.
  mutating func branch(
    _ input: Int,
    name: String,
    _ plan: [(channels: Int, size: Int, stride: Int)],
    count: Int,
    isPreactivated: Bool
  ) -> Int {
    var map = input
    for (index, step) in plan.enumerated() {
      let isLast = index == plan.count - 1, following = isPreactivated ? 2 : 1
      map = convolution(
        map,
        name: "\(name).conv\(index + 1)",
        normalization: isLast && isPreactivated ? "" : "\(name).bn\(index + following)",
        branch: KernelContext.Branch(count: count, length: plan.count, index: index),
        outputs: step.channels,
        size: step.size,
        stride: step.stride,
        relu: !isLast
      )
    }
    return map
  }
}
