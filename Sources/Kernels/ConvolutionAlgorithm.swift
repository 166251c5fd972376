/// One way to compute convolutions of one shape.
protocol ConvolutionAlgorithm: Sendable {
  /// Lays out the kernel for `forward`, and for `backward` when gradients will be wanted.
  mutating func prepare(_ kernel: FilterBank, forGradient: Bool, _ engine: Engine)

  /// Computes every output plane.
  func forward(_ surroundings: ConvolutionSurroundings, output: FeatureMap, _ engine: Engine)

  /// Computes the kernel's gradient and, when a map is given, the input's.
  mutating func backward(
    _ surroundings: ConvolutionSurroundings, images: Int, inputGradient: FeatureMap?,
    kernelGradient: inout FilterBank, _ engine: Engine)
}

/// A convolution of one shape, with its kernel laid out for the algorithm that suits the shape.
public struct Convolution: Sendable {
  public let shape: ConvolutionShape
  private var algorithm: any ConvolutionAlgorithm

  /// Chooses the algorithm, by the shape and the engine's options alone.
  public init(_ shape: ConvolutionShape, _ engine: Engine) {
    self.shape = shape
    if engine.implementation == .openblas {
      algorithm = MatrixConvolution(shape)
    } else if WinogradConvolution.serves(shape, engine.convolution) {
      algorithm = WinogradConvolution(shape, engine)
    } else {
      algorithm = DirectConvolution(shape, engine)
    }
  }

  /// Takes a new kernel; must be called after every change of it.
  public mutating func prepare(_ kernel: FilterBank, forGradient: Bool, _ engine: Engine) {
    precondition(kernel.shape == shape.kernel, "kernel \(kernel.shape) for \(shape)")
    algorithm.prepare(kernel, forGradient: forGradient, engine)
  }

  /// Computes every output plane of `output`, [N,O,H',W'].
  public func forward(
    _ surroundings: ConvolutionSurroundings, output: FeatureMap, _ engine: Engine
  ) {
    precondition(
      output.shape.channels == shape.outputChannels && output.shape.height == shape.outputHeight
        && output.shape.width == shape.outputWidth, "output \(output.shape) for \(shape)")
    algorithm.forward(surroundings, output: output, engine)
  }

  /// Computes the kernel's gradient and, when a map is given, the gradient of the input [N,I,H,W].
  public mutating func backward(
    _ surroundings: ConvolutionSurroundings, images: Int, inputGradient: FeatureMap?,
    kernelGradient: inout FilterBank, _ engine: Engine
  ) {
    precondition(
      kernelGradient.shape == shape.kernel, "gradient \(kernelGradient.shape) for \(shape)")
    algorithm.backward(
      surroundings, images: images, inputGradient: inputGradient, kernelGradient: &kernelGradient,
      engine)
  }
}

/// The fixed partition of a batch: the same for any number of threads, or the bits would differ.
struct BatchPartition: Sendable {
  let images: Int
  /// Images that are worked on together, so that their planes stay in cache.
  let group: Int
  /// Runs of groups whose kernel gradients are summed separately, then in order.
  let runs: Int

  /// Divides `images` into groups, and those into at most `runs` runs.
  init(images: Int, group: Int, runs: Int) {
    self.images = images
    self.group = min(group, images)
    self.runs = max(1, min(runs, (images + self.group - 1) / self.group))
  }

  var groups: Int { (images + group - 1) / group }

  /// The images of a group.
  func images(ofGroup index: Int) -> Range<Int> {
    index * group..<min(images, (index + 1) * group)
  }

  /// The groups of a run.
  func groups(ofRun index: Int) -> Range<Int> {
    groups * index / runs..<groups * (index + 1) / runs
  }
}
