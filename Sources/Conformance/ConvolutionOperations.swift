import Kernels
import Training

/// Convolution and the linear layer.
enum ConvolutionOperations {
  static var all: [String: ConformanceRunner.Operation] { ["conv2d": convolve, "linear": linear] }

  /// The largest stride and padding.
  private static let limit = 64

  private static func convolve(_ fixture: Fixture, _ engine: Engine) throws -> [String: [Float]] {
    let x = try fixture.map("x"), weight = try fixture.bank("weight")
    let stride = try fixture.integer("stride", atLeast: 1)
    let padding = try fixture.integer("padding", atLeast: 0)
    guard weight.shape.inputs == x.shape.channels,
      x.shape.height + 2 * padding >= weight.shape.height,
      x.shape.width + 2 * padding >= weight.shape.width
    else {
      throw Fixture.Problem(description: "a kernel \(weight.shape) for an input \(x.shape)")
    }
    // Both allocate or loop by their square, whatever the size of the file.
    guard padding <= Self.limit, stride <= Self.limit else {
      throw Fixture.Problem(
        description: "stride \(stride), padding \(padding): at most \(Self.limit) is compared"
      )
    }
    let shape = ConvolutionShape(
      inputChannels: x.shape.channels,
      outputChannels: weight.shape.outputs,
      kernelHeight: weight.shape.height,
      kernelWidth: weight.shape.width,
      stride: stride,
      padding: padding,
      inputHeight: x.shape.height,
      inputWidth: x.shape.width
    )
    let gradient = try fixture.map("grad_y")
    let bias = fixture.has("bias") ? try fixture.bank("bias") : nil
    var outputs = try solve(shape, x, weight, gradient, bias, engine)
    if bias == nil { outputs["grad_bias"] = nil }
    return outputs
  }

  private static func linear(_ fixture: Fixture, _ engine: Engine) throws -> [String: [Float]] {
    let x = try fixture.tensor("x"), weight = try fixture.bank("weight")
    let extents = try fixture.extents(x, "x", count: 2)
    let bias = try fixture.bank("bias"), classes = weight.shape.outputs
    // Samples are the pixels of one image, as in a network's classifier.
    func map(_ values: [Float], channels: Int) throws -> FeatureMap {
      guard values.count == extents[0] * channels else {
        throw Fixture.Problem(description: "\(values.count) values for \(extents[0])×\(channels)")
      }
      let map = FeatureMap(MapShape(images: 1, channels: channels, height: 1, width: extents[0]))
      map.assign(transposed(values, columns: channels))
      return map
    }
    guard weight.shape.inputs == extents[1], weight.shape.taps == 1 else {
      throw Fixture.Problem(description: "a weight \(weight.shape) for an input \(extents)")
    }
    let shape = ConvolutionShape(
      inputChannels: extents[1],
      outputChannels: classes,
      kernelHeight: 1,
      kernelWidth: 1,
      stride: 1,
      padding: 0,
      inputHeight: 1,
      inputWidth: extents[0]
    )
    let gradient = try map(fixture.tensor("grad_y").values, channels: classes)
    var outputs = try solve(
      shape,
      map(x.values, channels: extents[1]),
      weight,
      gradient,
      bias,
      engine
    )
    for (name, width) in [("y", extents[0]), ("grad_x", extents[0])] {
      outputs[name] = outputs[name].map { transposed($0, columns: width) }
    }
    return outputs
  }

  private static func solve(
    _ shape: ConvolutionShape,
    _ x: FeatureMap,
    _ weight: FilterBank,
    _ gradient: FeatureMap,
    _ bias: FilterBank?,
    _ engine: Engine
  ) throws -> [String: [Float]] {
    let extent = MapShape(
      images: x.shape.images,
      channels: shape.outputChannels,
      height: shape.outputHeight,
      width: shape.outputWidth
    )
    guard gradient.shape == extent else {
      throw Fixture.Problem(description: "a gradient \(gradient.shape) for \(extent)")
    }
    guard bias.map({ $0.shape == .vector(shape.outputChannels) }) ?? true else {
      throw Fixture.Problem(description: "a bias for other than \(shape.outputChannels) channels")
    }
    let output = FeatureMap(extent)
    let kernels = engine.kernels, inputGradient = FeatureMap(x.shape)
    let surroundings = ConvolutionSurroundings(
      read: { kernels.pack(MapView(x), $0, $1, $2, to: $3) },
      readGradient: { kernels.pack(GradientView(gradient, of: output), $0, $1, $2, to: $3) }
    )
    let convolution = Convolution(shape, images: x.shape.images, engine)
    convolution.forward(surroundings, kernel: weight, output: output, engine)
    var kernelGradient = FilterBank(shape.kernel)
    convolution.backward(
      surroundings,
      kernel: weight,
      images: x.shape.images,
      inputGradient: inputGradient,
      kernelGradient: &kernelGradient,
      engine
    )
    let rule = RuleProbe.bias(bias ?? FilterBank(.vector(shape.outputChannels)))
    let biased = rule.run(output, gradient: gradient, kernels)
    return [
      "y": biased.y, "grad_x": inputGradient.values, "grad_weight": kernelGradient.values,
      "grad_bias": biased.parameterGradients[0],
    ]
  }

  /// A row-major matrix of so many columns, transposed.
  private static func transposed(_ values: [Float], columns: Int) -> [Float] {
    (0..<columns).flatMap { column in
      stride(from: column, to: values.count, by: columns).map { values[$0] }
    }
  }
}
