import Kernels
import Methods

/// What a network under a method is made of: its steps with shapes, parameters and arithmetic.
///
/// Arithmetic is that of one image's forward pass in convolutions and the classifier, a multiply-add
/// counted as two operations; normalization, ReLU, sums and pooling are not counted.
public struct ModelSummary: Sendable, Hashable, Codable {
  /// One step of the forward pass.
  public struct Step: Sendable, Hashable, Codable {
    /// The name of what it writes.
    public let name: String
    /// `convolution`, `linear`, `sum`, `copy`, `max pool` or `average pool`.
    public let operation: String
    /// The kernel, [O,I,kh,kw]; `nil` where there is none.
    public let kernel: [Int]?
    /// The distance of the windows, in pixels.
    public let stride: Int?
    /// What it writes for one image, [C,H,W].
    public let output: [Int]
    /// Numbers that are trained here, by the last part of their name.
    public let parameters: [String: Int]
    /// Floating-point operations of one image.
    public let flops: Int

    /// All numbers that are trained here.
    public var parameterCount: Int { parameters.values.reduce(0, +) }
  }

  /// The network.
  public let network: String
  /// The method that fills its places.
  public let method: String
  /// The images, [C,H,W].
  public let input: [Int]
  /// The steps, in forward order.
  public let steps: [Step]

  /// All numbers that are trained.
  public var parameterCount: Int { steps.reduce(0) { $0 + $1.parameterCount } }
  /// Floating-point operations of one image's forward pass.
  public var flops: Int { steps.reduce(0) { $0 + $1.flops } }

  /// Looks through a model.
  public init(_ model: Model) {
    let network = model.network
    self.network = network.name
    method = model.method.name
    input = Self.extents(network.maps[network.input])
    steps = network.nodes.map { Self.step($0, model) }
  }

  private static func step(_ node: Network.Node, _ model: Model) -> Step {
    let map = model.network.maps[node.output]
    var parameters: [String: Int] = [:], kernel: [Int]?, stride: Int?, flops = 0
    func add(_ parameter: Parameter) {
      let name = parameter.name.split(separator: ".").last.map(String.init) ?? parameter.name
      parameters[name, default: 0] += parameter.value.shape.count
    }
    let operation: String
    switch node {
    case .convolution(let index, _, _):
      let layer = model.network.layers[index], shape = layer.shape.kernel
      let isClassifier = layer.context.role == .classifier
      operation = isClassifier ? "linear" : "convolution"
      kernel = [shape.outputs, shape.inputs, shape.height, shape.width]
      stride = isClassifier ? nil : layer.shape.stride
      flops = 2 * layer.shape.multiplyAdds
      add(model.layers[index].kernel)
      for parameter in model.layers[index].transform?.parameters ?? [] { add(parameter) }
    case .join(_, _, let distance, _): (operation, stride) = ("sum", distance)
    case .copy: operation = "copy"
    case .maxPool(_, _, let distance, _): (operation, stride) = ("max pool", distance)
    case .globalAveragePool: operation = "average pool"
    }
    for parameter in model.rules[node.output]?.parameters ?? [] {
      // A scale behind the kernel would hide the kernel's own name.
      let isNormalization = parameter.name.hasSuffix(".weight")
      if isNormalization { parameters["scale", default: 0] += parameter.value.shape.count }
      if !isNormalization { add(parameter) }
    }
    return Step(
      name: map.name,
      operation: operation,
      kernel: kernel,
      stride: stride,
      output: extents(map),
      parameters: parameters,
      flops: flops
    )
  }

  private static func extents(_ map: Network.Map) -> [Int] {
    [map.shape.channels, map.shape.height, map.shape.width]
  }
}
