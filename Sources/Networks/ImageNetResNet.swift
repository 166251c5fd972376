import Kernels
import Methods

/// The residual networks of ImageNet with a stem for small images.
///
/// A 3×3 stem of 64 channels without pooling, four stages of widths 64, 128, 256, 512, each after the
/// first halving the image; basic blocks in resnet-18 and -34, bottlenecks that end four times as wide
/// in resnet-50 and -101. Option B shortcuts: a 1×1 projection where the shape changes. Names are
/// torchvision's.
///
/// - Source: He et al. 2016, arXiv 1512.03385, table 1 and section 3.3.
struct ImageNetResNet {
  /// Blocks per stage, by depth.
  static let stages = [
    18: [2, 2, 2, 2], 34: [3, 4, 6, 3], 50: [3, 4, 6, 3], 101: [3, 4, 23, 3],
  ]

  let depth: Int

  private var isBottleneck: Bool { depth >= 50 }

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
      outputs: 64,
      size: 3,
      relu: true
    )
    for (stage, blocks) in (Self.stages[depth] ?? []).enumerated() {
      for block in 0..<blocks {
        map = self.block(
          &builder,
          map,
          "layer\(stage + 1).\(block)",
          width: 64 << stage,
          stride: stage > 0 && block == 0 ? 2 : 1
        )
      }
    }
    return builder.classify(map, classes: classes)
  }

  private func block(
    _ builder: inout NetworkBuilder,
    _ input: Int,
    _ name: String,
    width: Int,
    stride: Int
  ) -> Int {
    let outputs = isBottleneck ? 4 * width : width
    // The stride stands on the 3×3 convolution, as in torchvision.
    let plan =
      isBottleneck
      ? [(width, 1, 1), (width, 3, stride), (outputs, 1, 1)]
      : [(width, 3, stride), (width, 3, 1)]
    var branch = input
    for (index, (channels, size, stride)) in plan.enumerated() {
      branch = builder.convolution(
        branch,
        name: "\(name).conv\(index + 1)",
        normalization: "\(name).bn\(index + 1)",
        outputs: channels,
        size: size,
        stride: stride,
        relu: index < plan.count - 1
      )
    }
    var shortcut = input
    if stride > 1 || builder.shape(of: input).channels != outputs {
      shortcut = builder.convolution(
        input,
        name: name + ".downsample.0",
        normalization: name + ".downsample.1",
        role: .shortcut,
        outputs: outputs,
        size: 1,
        stride: stride,
        relu: false
      )
    }
    return builder.join(branch: branch, shortcut: shortcut, name: name, relu: true)
  }
}
