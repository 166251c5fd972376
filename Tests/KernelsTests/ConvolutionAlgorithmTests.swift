import Kernels
import Testing

@Suite("Convolution")
struct ConvolutionAlgorithmTests {
  /// Channels in and out, height, width, kernel, stride, padding, images.
  static let shapes: [[Int]] = [
    [3, 16, 32, 32, 3, 1, 1, 2], [16, 32, 16, 16, 3, 2, 1, 3], [32, 32, 8, 8, 3, 1, 1, 5],
    [16, 24, 9, 7, 3, 1, 1, 2], [64, 32, 8, 8, 1, 1, 0, 2], [32, 64, 8, 8, 1, 2, 0, 2],
    [20, 10, 6, 6, 3, 1, 0, 1], [16, 16, 4, 4, 3, 1, 1, 17], [3, 8, 14, 14, 7, 2, 3, 2],
    [1, 4, 5, 5, 5, 1, 0, 2], [40, 24, 12, 12, 3, 1, 1, 3], [16, 16, 2, 2, 3, 1, 1, 3],
    [16, 16, 1, 3, 1, 1, 0, 4], [17, 33, 10, 6, 3, 1, 1, 2], [16, 16, 8, 8, 3, 3, 1, 2],
    [48, 256, 4, 4, 3, 1, 1, 2],
  ]

  struct Outcome: Equatable {
    var y: [Float]
    var inputGradient: [Float]
    var kernelGradient: [Float]
  }

  @Test("agrees with its definition", arguments: shapes, Engine.ConvolutionChoice.allCases)
  func definition(_ numbers: [Int], _ choice: Engine.ConvolutionChoice) throws {
    let problem = Problem(numbers)
    let reference = ReferenceConvolution(
      problem.shape, images: problem.images, x: problem.x, weight: problem.weight,
      gradient: problem.gradient)
    let ours = problem.solve(Engine(convolution: choice))
    #expect(worstError(ours.y, reference.y) < 2e-5)
    #expect(worstError(ours.inputGradient, reference.inputGradient) < 2e-5)
    #expect(worstError(ours.kernelGradient, reference.kernelGradient) < 2e-5)
  }

  @Test("gives the same bits on every level and number of threads", arguments: shapes)
  func bits(_ numbers: [Int]) throws {
    let problem = Problem(numbers)
    for choice in [Engine.ConvolutionChoice.direct, .winograd] {
      let expected = problem.solve(Engine(convolution: choice))
      for level in KernelLevel.allCases where level.isAvailable {
        #expect(problem.solve(Engine(level: level, convolution: choice)) == expected)
      }
      for threads in [2, 3] {
        #expect(problem.solve(Engine(threads: threads, convolution: choice)) == expected)
      }
    }
  }

  @Test("refuses a kernel that is larger than its input")
  func tooLarge() async {
    await #expect(processExitsWith: .failure) {
      _ = ConvolutionShape(
        inputChannels: 3, outputChannels: 8, kernelHeight: 5, kernelWidth: 5, stride: 1,
        padding: 0, inputHeight: 4, inputWidth: 8)
    }
  }
}

/// A convolution of random numbers.
private struct Problem {
  let shape: ConvolutionShape
  let images: Int
  let x: [Float]
  let weight: [Float]
  let gradient: [Float]

  init(_ n: [Int]) {
    shape = ConvolutionShape(
      inputChannels: n[0], outputChannels: n[1], kernelHeight: n[4], kernelWidth: n[4],
      stride: n[5], padding: n[6], inputHeight: n[2], inputWidth: n[3])
    images = n[7]
    var random = RandomSource(seed: 7, purpose: .probe)
    func normal(_ count: Int) -> [Float] { (0..<count).map { _ in random.normal() } }
    x = normal(images * n[0] * n[2] * n[3])
    weight = normal(shape.kernel.count)
    gradient = normal(images * n[1] * shape.outputHeight * shape.outputWidth)
  }

  func solve(_ engine: Engine) -> ConvolutionAlgorithmTests.Outcome {
    let input = FeatureMap(
      MapShape(
        images: images, channels: shape.inputChannels, height: shape.inputHeight,
        width: shape.inputWidth))
    let output = FeatureMap(
      MapShape(
        images: images, channels: shape.outputChannels, height: shape.outputHeight,
        width: shape.outputWidth))
    let outputGradient = FeatureMap(output.shape), inputGradient = FeatureMap(input.shape)
    input.assign(x)
    outputGradient.assign(gradient)
    let kernels = engine.kernels
    let surroundings = ConvolutionSurroundings(
      read: { kernels.pack(MapView(input), $0, $1, $2, to: $3) },
      readGradient: { kernels.pack(GradientView(outputGradient, of: output), $0, $1, $2, to: $3) })
    var convolution = Convolution(shape, engine)
    convolution.prepare(FilterBank(shape.kernel, values: weight), forGradient: true, engine)
    convolution.forward(surroundings, output: output, engine)
    var kernelGradient = FilterBank(shape.kernel)
    convolution.backward(
      surroundings, images: images, inputGradient: inputGradient, kernelGradient: &kernelGradient,
      engine)
    return .init(
      y: output.values, inputGradient: inputGradient.values, kernelGradient: kernelGradient.values)
  }
}
