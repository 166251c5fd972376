import Kernels
import Methods

/// The residual networks of ImageNet with a stem for small images.
///
/// A 3×3 stem of 64 channels without pooling, four stages of widths 64, 128, 256, 512, each after the
/// first halving the image; basic blocks in resnet-18 and -34, bottlenecks that end four times as wide
/// in resnet-50 and -101. Option B shortcuts: a 1×1 projection where the shape changes. Names are
/// torchvision's. In `preact-resnet-18` normalization and ReLU stand before the convolutions, and a
/// projection reads what they give.
///
/// - Source: He et al. 2016, arXiv 1512.03385, table 1 and section 3.3; arXiv 1603.05027, figure 4e.
struct ImageNetResNet {
  /// Blocks per stage, by depth.
  static let stages = [
    18: [2, 2, 2, 2], 34: [3, 4, 6, 3], 50: [3, 4, 6, 3], 101: [3, 4, 23, 3],
  ]

  let depth: Int
  /// The factor on the widths.
  var width: Width = Width()
  /// Whether normalization and ReLU stand before the convolutions.
  var isPreactivated: Bool = false

  private var isBottleneck: Bool { depth >= 50 }
  private var blocks: [Int] { Self.stages[depth] ?? [] }

  func network(_ images: NetworkImages) -> Network {
    var builder = images.builder(width.name(isPreactivated ? "preact-resnet" : "resnet", depth))
    var map = builder.convolution(
      0,
      name: "conv1",
      normalization: isPreactivated ? "" : "bn1",
      role: .stem,
      outputs: width.of(64),
      size: 3,
      relu: !isPreactivated
    )
    for (stage, blocks) in blocks.enumerated() {
      for block in 0..<blocks {
        map = self.block(
          &builder,
          map,
          "layer\(stage + 1).\(block)",
          channels: width.of(64 << stage),
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
    let outputs = isBottleneck ? 4 * channels : channels
    // The stride stands on the 3×3 convolution, as in torchvision.
    let plan =
      isBottleneck
      ? [(channels, 1, 1), (channels, 3, stride), (outputs, 1, 1)]
      : [(channels, 3, stride), (channels, 3, 1)]
    let seen =
      isPreactivated ? builder.normalization(input, name: name + ".bn1", relu: true) : input
    let branch = builder.branch(
      seen,
      name: name,
      plan,
      count: blocks.reduce(0, +),
      isPreactivated: isPreactivated
    )
    var shortcut = input
    if stride > 1 || builder.shape(of: input).channels != outputs {
      shortcut = builder.convolution(
        seen,
        name: name + ".downsample.0",
        normalization: isPreactivated ? "" : name + ".downsample.1",
        role: .shortcut,
        outputs: outputs,
        size: 1,
        stride: stride,
        relu: false
      )
    }
    return builder.join(
      branch: branch,
      shortcut: shortcut,
      name: name,
      relu: !isPreactivated
    )
  }
}
