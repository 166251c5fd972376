import Kernels
import Testing

@Suite("Convolution by OpenBLAS")
struct MatrixConvolutionTests {
  @Test("agrees with its definition", arguments: ConvolutionAlgorithmTests.shapes)
  func definition(_ numbers: [Int]) {
    let problem = ConvolutionProblem(normal: numbers), reference = problem.reference
    let ours = problem.solve(Engine(implementation: .openblas))
    #expect(worstError(ours.y, reference.y) < 2e-5)
    #expect(worstError(ours.inputGradient, reference.inputGradient) < 2e-5)
    #expect(worstError(ours.kernelGradient, reference.kernelGradient) < 2e-5)
  }

  @Test(
    "is exact for small integers, so no pixel is off by one",
    arguments: [
      [3, 16, 9, 9, 3, 1, 1, 5], [33, 17, 5, 7, 5, 1, 2, 3], [2, 3, 8, 8, 7, 3, 3, 2],
      [16, 16, 8, 8, 1, 3, 2, 4], [1, 1, 1, 1, 1, 1, 0, 1],
    ]
  )
  func exact(_ numbers: [Int]) {
    let problem = ConvolutionProblem(integers: numbers), reference = problem.reference
    let outcome = problem.solve(Engine(implementation: .openblas))
    #expect(outcome.y.map(Double.init) == reference.y)
    #expect(outcome.inputGradient.map(Double.init) == reference.inputGradient)
    #expect(outcome.kernelGradient.map(Double.init) == reference.kernelGradient)
  }

  @Test("shares images between threads by a partition that does not depend on them")
  func threads() {
    let problem = ConvolutionProblem(integers: [16, 24, 6, 6, 3, 1, 1, 33])
    let reference = problem.reference
    for threads in [1, 2, 5] {
      let ours = problem.solve(Engine(threads: threads, implementation: .openblas))
      #expect(ours.y.map(Double.init) == reference.y)
      #expect(ours.inputGradient.map(Double.init) == reference.inputGradient)
      #expect(ours.kernelGradient.map(Double.init) == reference.kernelGradient)
    }
  }

  @Test("the input's gradient may be left out")
  func withoutInputGradient() {
    let problem = ConvolutionProblem(integers: [3, 8, 6, 6, 3, 1, 1, 4])
    let ours = problem.solve(Engine(implementation: .openblas), wantsInputGradient: false)
    #expect(ours.kernelGradient.map(Double.init) == problem.reference.kernelGradient)
  }

  @Test("a kernel need not be square, and lanes of padding become zero")
  func rectangular() {
    let shape = ConvolutionShape(
      inputChannels: 2,
      outputChannels: 3,
      kernelHeight: 1,
      kernelWidth: 3,
      stride: 1,
      padding: 0,
      inputHeight: 2,
      inputWidth: 4
    )
    let engine = Engine(implementation: .openblas), kernels = engine.kernels
    let input = FeatureMap(MapShape(images: 1, channels: 2, height: 2, width: 4))
    input.assign((1...16).map(Float.init))
    let output = FeatureMap(MapShape(images: 1, channels: 3, height: 2, width: 2))
    output.buffer.start.update(repeating: .nan, count: output.shape.storage)
    let convolution = Convolution(shape, images: 1, engine)
    // Filters: the left neighbour of channel 0, the right one of channel 1, their sum.
    let filters: [Float] = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1]
    convolution.forward(
      ConvolutionSurroundings(read: { kernels.pack(MapView(input), $0, $1, $2, to: $3) }),
      kernel: FilterBank(shape.kernel, values: filters),
      output: output,
      engine
    )
    #expect(output.values == [1, 2, 5, 6, 11, 12, 15, 16, 12, 14, 20, 22])
    #expect(output.padding.allSatisfy { $0 == 0 })
  }

  @Test("differs from the engine's own loops by rounding alone")
  func native() {
    let problem = ConvolutionProblem(normal: [16, 32, 16, 16, 3, 2, 1, 3])
    let ours = problem.solve(Engine(convolution: .direct))
    let theirs = problem.solve(Engine(implementation: .openblas))
    #expect(worstError(theirs.y, ours.y.map(Double.init)) < 1e-5)
    #expect(worstError(theirs.kernelGradient, ours.kernelGradient.map(Double.init)) < 1e-5)
    // Another implementation, not the same one under a second name.
    #expect(theirs.y != ours.y)
  }
}
