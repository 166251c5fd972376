import Kernels

/// A convolution with its operands, solved by the engine.
struct ConvolutionProblem {
  /// What a forward and a backward pass give.
  struct Outcome: Equatable {
    var y: [Float]
    var inputGradient: [Float]
    var kernelGradient: [Float]
  }

  let shape: ConvolutionShape
  let images: Int
  var x: [Float]
  var weight: [Float]
  /// The gradient of the output.
  var gradient: [Float]

  /// A problem of zeros: channels in and out, height, width, kernel, stride, padding, images.
  init(zeros n: [Int]) {
    shape = ConvolutionShape(
      inputChannels: n[0],
      outputChannels: n[1],
      kernelHeight: n[4],
      kernelWidth: n[4],
      stride: n[5],
      padding: n[6],
      inputHeight: n[2],
      inputWidth: n[3]
    )
    images = n[7]
    x = [Float](repeating: 0, count: images * n[0] * n[2] * n[3])
    weight = [Float](repeating: 0, count: shape.kernel.count)
    gradient = [Float](
      repeating: 0,
      count: images * n[1] * shape.outputHeight * shape.outputWidth
    )
  }

  /// A problem of normal numbers.
  init(normal n: [Int]) {
    self.init(zeros: n)
    x = RandomValues.normal(x.count, seed: 7)
    weight = RandomValues.normal(weight.count, seed: 8)
    gradient = RandomValues.normal(gradient.count, seed: 9)
  }

  /// A problem of integers from −3 to 3, for which direct convolution is exact.
  init(integers n: [Int]) {
    self.init(zeros: n)
    var random = RandomSource(seed: 7, purpose: .probe)
    func draw(_ count: Int) -> [Float] {
      (0..<count).map { _ in Float(random.integer(below: 7) - 3) }
    }
    x = draw(x.count)
    weight = draw(weight.count)
    gradient = draw(gradient.count)
  }

  var inputShape: MapShape {
    MapShape(
      images: images,
      channels: shape.inputChannels,
      height: shape.inputHeight,
      width: shape.inputWidth
    )
  }

  var outputShape: MapShape {
    MapShape(
      images: images,
      channels: shape.outputChannels,
      height: shape.outputHeight,
      width: shape.outputWidth
    )
  }

  /// The definition, in double.
  var reference: ReferenceConvolution {
    ReferenceConvolution(shape, images: images, x: x, weight: weight, gradient: gradient)
  }

  /// A forward and a backward pass; `wantsInputGradient` false leaves the input's gradient empty.
  ///
  /// Results are written over numbers that are none, so that a pixel left out is noticed.
  func solve(_ engine: Engine, wantsInputGradient: Bool = true) -> Outcome {
    let input = FeatureMap(inputShape), outputGradient = FeatureMap(outputShape)
    let output = FeatureMap(outputShape), inputGradient = FeatureMap(inputShape)
    input.assign(x)
    outputGradient.assign(gradient)
    output.buffer.start.update(repeating: .nan, count: outputShape.storage)
    inputGradient.buffer.start.update(repeating: .nan, count: inputShape.storage)
    let kernels = engine.kernels
    let surroundings = ConvolutionSurroundings(
      read: { kernels.pack(MapView(input), $0, $1, $2, to: $3) },
      readGradient: { kernels.pack(GradientView(outputGradient, of: output), $0, $1, $2, to: $3) }
    )
    let convolution = Convolution(shape, images: images, engine)
    convolution.forward(
      surroundings,
      kernel: FilterBank(shape.kernel, values: weight),
      output: output,
      engine
    )
    var kernelGradient = FilterBank(shape.kernel)
    convolution.backward(
      surroundings,
      kernel: FilterBank(shape.kernel, values: weight),
      images: images,
      inputGradient: wantsInputGradient ? inputGradient : nil,
      kernelGradient: &kernelGradient,
      engine
    )
    return Outcome(
      y: output.values,
      inputGradient: wantsInputGradient ? inputGradient.values : [],
      kernelGradient: kernelGradient.values
    )
  }
}
