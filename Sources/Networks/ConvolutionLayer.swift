public import Kernels
public import Methods

/// A convolution that is trained: its raw kernel, the method's slots, and the laid-out kernel.
public struct ConvolutionLayer: Sendable {
  /// Where the kernel stands.
  public let context: KernelContext
  /// What the convolution computes.
  public let shape: ConvolutionShape
  /// The raw kernel W.
  public var kernel: Parameter
  /// From W to the kernel K that is used; `nil` when K = W.
  public var transform: (any KernelTransform)?
  private let initialization: any Initialization
  private let rule: (any GradientRule)?
  private var used: FilterBank?
  private let convolution: Convolution

  init(
    _ layer: Network.Layer,
    batch: Int,
    method: Method,
    seed: UInt64,
    index: Int,
    _ engine: Engine
  ) {
    context = layer.context
    var shape = layer.shape
    let isClassifier = context.role == .classifier
    // The classifier's samples are the pixels of one image.
    if isClassifier { shape.inputWidth = batch }
    self.shape = shape
    var random = RandomSource(seed: seed, purpose: .initialization, stream: UInt64(index))
    let start = isClassifier ? method.classifier : method.initialization
    initialization = start
    transform = isClassifier ? nil : method.kernelTransform(context)
    rule = isClassifier ? nil : method.gradientRule(context)
    kernel = Parameter(
      context.name + ".weight",
      start.kernel(context, &random),
      decays: !(rule?.replacesDecay ?? false)
    )
    used = transform == nil ? nil : FilterBank(context.shape)
    convolution = Convolution(shape, images: isClassifier ? 1 : batch, engine)
  }

  /// The kernel K that the convolution uses.
  public var usedKernel: FilterBank { used ?? kernel.value }

  /// Transforms the kernel; called once after every change of it.
  mutating func prepare(_ engine: Engine) {
    guard var kernel = used else { return }
    used = nil
    transform?.forward(self.kernel.value, into: &kernel, engine.kernels)
    used = kernel
  }

  /// Sets the kernel and the transform from the first training batch; returns whether it did.
  mutating func adapt(to output: FirstOutput, _ engine: Engine) -> Bool {
    let factor = initialization.factor(context, after: output)
    if let factor {
      let scale = FilterBank.PerFilter(repeating: factor, count: context.shape.blocks * 16)
      let zeros = FilterBank.PerFilter(repeating: 0, count: scale.count)
      kernel.value.assign(scale, kernel.value, plus: zeros, engine.kernels)
    }
    let isChanged = transform?.adapt(to: output) ?? false
    if isChanged || factor != nil { prepare(engine) }
    return isChanged || factor != nil
  }

  /// Computes the raw output.
  func forward(_ surroundings: ConvolutionSurroundings, output: FeatureMap, _ engine: Engine) {
    convolution.forward(surroundings, kernel: usedKernel, output: output, engine)
  }

  /// Computes the gradient of the raw kernel, of the transform, and of the input.
  mutating func backward(
    _ surroundings: ConvolutionSurroundings,
    images: Int,
    inputGradient: FeatureMap?,
    _ engine: Engine
  ) {
    convolution.backward(
      surroundings,
      kernel: usedKernel,
      images: images,
      inputGradient: inputGradient,
      kernelGradient: &kernel.gradient,
      engine
    )
    transform?.backward(&kernel.gradient, raw: kernel.value, engine.kernels)
    rule?.apply(to: &kernel.gradient, raw: kernel.value, engine.kernels)
  }

  /// Calls `body` with every parameter, the kernel first.
  mutating func update(_ body: (inout Parameter) -> Void) {
    body(&kernel)
    guard var transform else { return }
    for index in transform.parameters.indices { body(&transform.parameters[index]) }
    self.transform = transform
  }
}
