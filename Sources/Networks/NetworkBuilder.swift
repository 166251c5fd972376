public import Kernels
public import Methods

/// Writes a network down node by node.
public struct NetworkBuilder {
  private let name: String
  private let isPlain: Bool
  private var maps: [Network.Map] = []
  private var layers: [Network.Layer] = []
  private var nodes: [Network.Node] = []
  /// Whether the global pool has been added.
  private var isPooled = false

  /// Starts a network that reads images [C,H,W].
  public init(_ name: String, channels: Int, height: Int, width: Int, isPlain: Bool = false) {
    self.name = name
    self.isPlain = isPlain
    maps = [
      Network.Map(
        name: "images",
        shape: MapShape(images: 1, channels: channels, height: height, width: width),
        place: nil,
        relu: false,
        isPooled: false
      )
    ]
  }

  /// The shape of a map, for one image.
  public func shape(of map: Int) -> MapShape { maps[map].shape }

  /// Adds a convolution and the place for a normalization behind it; returns its map.
  public mutating func convolution(
    _ input: Int,
    name: String,
    normalization: String,
    role: KernelContext.Role = .block,
    branch: KernelContext.Branch? = nil,
    outputs: Int,
    size: Int,
    stride: Int = 1,
    padding: Int? = nil,
    relu: Bool
  ) -> Int {
    convolution(
      input,
      name: name,
      normalization: normalization,
      role: role,
      branch: branch,
      outputs: outputs,
      height: size,
      width: size,
      stride: stride,
      padding: padding ?? size / 2,
      relu: relu
    )
  }

  /// Adds a convolution with a kernel that need not be square; returns its map.
  mutating func convolution(
    _ input: Int,
    name: String,
    normalization: String,
    role: KernelContext.Role,
    branch: KernelContext.Branch? = nil,
    outputs: Int,
    height: Int,
    width: Int,
    stride: Int = 1,
    padding: Int,
    relu: Bool
  ) -> Int {
    let from = maps[input].shape
    let shape = ConvolutionShape(
      inputChannels: from.channels,
      outputChannels: outputs,
      kernelHeight: height,
      kernelWidth: width,
      stride: stride,
      padding: padding,
      inputHeight: from.height,
      inputWidth: from.width
    )
    let place = ActivationContext(
      channels: outputs,
      convolution: name,
      normalization: normalization,
      role: role,
      isPlain: isPlain
    )
    return convolution(input, shape, branch: branch, place: place, relu: relu)
  }

  /// Adds the place for a normalization that stands behind no convolution; returns its map.
  public mutating func normalization(_ input: Int, name: String, relu: Bool) -> Int {
    let place = ActivationContext(
      channels: maps[input].shape.channels,
      convolution: "",
      normalization: name,
      role: .block,
      isPlain: isPlain
    )
    return add(name, maps[input].shape, place: place, relu: relu) {
      .copy(input: input, output: $0)
    }
  }

  /// Marks a map as what a block begins with.
  public mutating func beginBlock(_ input: Int) { maps[input].place?.isBlockInput = true }

  /// Adds the sum of a branch and a shortcut; returns its map.
  public mutating func join(
    branch: Int,
    shortcut: Int,
    stride: Int = 1,
    name: String,
    relu: Bool
  ) -> Int {
    maps[branch].place?.branchEnd = name
    let place = ActivationContext(
      channels: maps[branch].shape.channels,
      convolution: "",
      normalization: "",
      role: .block
    )
    return add(name, maps[branch].shape, place: place, relu: relu) {
      .join(branch: branch, shortcut: shortcut, stride: stride, output: $0)
    }
  }

  /// Adds max pooling; returns its map.
  public mutating func maxPool(_ input: Int, size: Int, stride: Int, name: String) -> Int {
    let from = maps[input].shape
    let shape = MapShape(
      images: 1,
      channels: from.channels,
      height: (from.height - size) / stride + 1,
      width: (from.width - size) / stride + 1
    )
    return add(name, shape, place: nil, relu: false) {
      .maxPool(input: input, size: size, stride: stride, output: $0)
    }
  }

  /// Adds global average pooling and the linear classifier, and ends the network.
  public mutating func classify(_ input: Int, classes: Int) -> Network {
    let channels = maps[input].shape.channels
    maps[input].place?.isLast = true
    let pooled = add(
      "pool",
      MapShape(images: 1, channels: channels, height: 1, width: 1),
      place: nil,
      relu: false
    ) { .globalAveragePool(input: input, output: $0) }
    let shape = ConvolutionShape(
      inputChannels: channels,
      outputChannels: classes,
      kernelHeight: 1,
      kernelWidth: 1,
      stride: 1,
      padding: 0,
      inputHeight: 1,
      inputWidth: 1
    )
    let place = ActivationContext(
      channels: classes,
      convolution: "fc",
      normalization: "",
      role: .classifier
    )
    _ = convolution(pooled, shape, branch: nil, place: place, relu: false)
    return Network(name: name, maps: maps, layers: layers, nodes: nodes)
  }

  private mutating func convolution(
    _ input: Int,
    _ shape: ConvolutionShape,
    branch: KernelContext.Branch?,
    place: ActivationContext,
    relu: Bool
  ) -> Int {
    let layer = layers.count
    layers.append(
      Network.Layer(
        context: KernelContext(
          name: place.convolution,
          role: place.role,
          shape: shape.kernel,
          branch: branch
        ),
        shape: shape
      )
    )
    let extent = MapShape(
      images: 1,
      channels: shape.outputChannels,
      height: shape.outputHeight,
      width: shape.outputWidth
    )
    return add(place.convolution, extent, place: place, relu: relu) {
      .convolution(layer: layer, input: input, output: $0)
    }
  }

  private mutating func add(
    _ name: String,
    _ shape: MapShape,
    place: ActivationContext?,
    relu: Bool,
    _ node: (Int) -> Network.Node
  ) -> Int {
    let node = node(maps.count)
    if case .globalAveragePool = node { isPooled = true }
    maps.append(
      Network.Map(name: name, shape: shape, place: place, relu: relu, isPooled: isPooled)
    )
    nodes.append(node)
    return maps.count - 1
  }
}
