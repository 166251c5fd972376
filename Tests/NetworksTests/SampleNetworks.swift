import Methods
import Networks

/// Networks small enough that derivatives can be taken without a rectifier changing sides.
enum SampleNetworks {
  /// A residual block of stride 2 whose shortcut skips pixels and pads channels.
  static var residual: Network {
    var builder = NetworkBuilder("residual", channels: 2, height: 6, width: 6)
    let stem = builder.convolution(
      0,
      name: "conv1",
      normalization: "bn1",
      role: .stem,
      outputs: 4,
      size: 3,
      relu: true
    )
    let first = builder.convolution(
      stem,
      name: "block.conv1",
      normalization: "block.bn1",
      outputs: 8,
      size: 3,
      stride: 2,
      relu: true
    )
    let second = builder.convolution(
      first,
      name: "block.conv2",
      normalization: "block.bn2",
      outputs: 8,
      size: 3,
      relu: false
    )
    let join = builder.join(
      branch: second,
      shortcut: stem,
      stride: 2,
      name: "block",
      relu: true
    )
    return builder.classify(join, classes: 3)
  }

  /// A pooled stem, and a block whose shortcut is a convolution.
  static var projected: Network {
    var builder = NetworkBuilder("projected", channels: 2, height: 7, width: 6)
    let stem = builder.convolution(
      0,
      name: "conv1",
      normalization: "bn1",
      role: .stem,
      outputs: 4,
      size: 3,
      relu: true
    )
    let pooled = builder.maxPool(stem, size: 2, stride: 2, name: "pooled")
    let first = builder.convolution(
      pooled,
      name: "block.conv1",
      normalization: "block.bn1",
      outputs: 8,
      size: 3,
      stride: 2,
      relu: true
    )
    let second = builder.convolution(
      first,
      name: "block.conv2",
      normalization: "block.bn2",
      outputs: 8,
      size: 3,
      relu: false
    )
    let shortcut = builder.convolution(
      pooled,
      name: "block.downsample.0",
      normalization: "block.downsample.1",
      role: .shortcut,
      outputs: 8,
      size: 1,
      stride: 2,
      relu: false
    )
    let join = builder.join(branch: second, shortcut: shortcut, name: "block", relu: true)
    return builder.classify(join, classes: 3)
  }

  /// A bottleneck of stride 2 behind its normalization and ReLU, which its projection reads, too.
  static var bottleneck: Network {
    var builder = NetworkBuilder("bottleneck", channels: 2, height: 8, width: 8)
    let stem = builder.convolution(
      0,
      name: "conv1",
      normalization: "",
      role: .stem,
      outputs: 8,
      size: 3,
      relu: false
    )
    builder.beginBlock(stem)
    let seen = builder.normalization(stem, name: "block.bn1", relu: true)
    var branch = seen
    for (index, (outputs, size, stride)) in [(4, 1, 1), (4, 3, 2), (16, 1, 1)].enumerated() {
      branch = builder.convolution(
        branch,
        name: "block.conv\(index + 1)",
        normalization: index < 2 ? "block.bn\(index + 2)" : "",
        branch: KernelContext.Branch(count: 1, length: 3, index: index),
        outputs: outputs,
        size: size,
        stride: stride,
        relu: index < 2
      )
    }
    let shortcut = builder.convolution(
      seen,
      name: "block.downsample.0",
      normalization: "",
      role: .shortcut,
      outputs: 16,
      size: 1,
      stride: 2,
      relu: false
    )
    let join = builder.join(branch: branch, shortcut: shortcut, name: "block", relu: false)
    return builder.classify(builder.normalization(join, name: "bn", relu: true), classes: 3)
  }

  /// Convolutions of 3×3 without stride, one after the other.
  static func stack(depth: Int, width: Int, size: Int, padding: Int) -> Network {
    var builder = NetworkBuilder(
      "stack-\(depth)",
      channels: 3,
      height: size,
      width: size,
      isPlain: true
    )
    var map = 0
    for layer in 0..<depth {
      map = builder.convolution(
        map,
        name: "conv\(layer + 1)",
        normalization: "bn\(layer + 1)",
        role: layer == 0 ? .stem : .block,
        outputs: width,
        size: 3,
        padding: padding,
        relu: true
      )
    }
    return builder.classify(map, classes: 10)
  }
}
