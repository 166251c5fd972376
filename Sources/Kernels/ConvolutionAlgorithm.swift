/// One way to compute convolutions of one shape.
protocol ConvolutionAlgorithm: Sendable {
  /// Computes every output plane.
  func forward(
    _ surroundings: ConvolutionSurroundings,
    kernel: FilterBank,
    output: FeatureMap,
    _ engine: Engine
  )

  /// Computes the kernel's gradient and, when a map is given, the input's.
  func backward(
    _ surroundings: ConvolutionSurroundings,
    kernel: FilterBank,
    images: Int,
    inputGradient: FeatureMap?,
    kernelGradient: inout FilterBank,
    _ engine: Engine
  )
}

/// A convolution of one shape, computed by the algorithm that suits the shape.
public struct Convolution: Sendable {
  /// What is computed.
  public let shape: ConvolutionShape
  private let algorithm: any ConvolutionAlgorithm

  /// Chooses the algorithm, by the shape, the batch and the engine's options alone.
  public init(_ shape: ConvolutionShape, images: Int, _ engine: Engine) {
    self.shape = shape
    if engine.implementation == .openblas {
      algorithm = MatrixConvolution(shape)
    } else if WinogradConvolution.serves(shape, images: images, engine.convolution) {
      algorithm = WinogradConvolution(shape)
    } else {
      algorithm = DirectConvolution(shape)
    }
  }

  /// Computes every output plane of `output`, [N,O,H',W'].
  public func forward(
    _ surroundings: ConvolutionSurroundings,
    kernel: FilterBank,
    output: FeatureMap,
    _ engine: Engine
  ) {
    precondition(kernel.shape == shape.kernel, "kernel \(kernel.shape) for \(shape)")
    precondition(
      output.shape.channels == shape.outputChannels && output.shape.height == shape.outputHeight
        && output.shape.width == shape.outputWidth,
      "output \(output.shape) for \(shape)"
    )
    algorithm.forward(surroundings, kernel: kernel, output: output, engine)
  }

  /// Computes the kernel's gradient and, when a map is given, the gradient of the input [N,I,H,W].
  public func backward(
    _ surroundings: ConvolutionSurroundings,
    kernel: FilterBank,
    images: Int,
    inputGradient: FeatureMap?,
    kernelGradient: inout FilterBank,
    _ engine: Engine
  ) {
    precondition(kernel.shape == shape.kernel, "kernel \(kernel.shape) for \(shape)")
    precondition(
      kernelGradient.shape == shape.kernel,
      "gradient \(kernelGradient.shape) for \(shape)"
    )
    algorithm.backward(
      surroundings,
      kernel: kernel,
      images: images,
      inputGradient: inputGradient,
      kernelGradient: &kernelGradient,
      engine
    )
  }
}
