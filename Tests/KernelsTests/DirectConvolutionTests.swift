import Kernels
import Testing

@Suite("Direct convolution")
struct DirectConvolutionTests {
  @Test(
    "is exact for small integers",
    arguments: [
      [3, 16, 9, 9, 3, 1, 1, 5], [16, 40, 8, 6, 3, 2, 1, 9], [33, 17, 5, 7, 5, 1, 2, 3],
      [16, 16, 4, 4, 1, 1, 0, 20], [1, 1, 1, 1, 1, 1, 0, 1], [20, 20, 3, 1, 1, 1, 0, 2],
      [2, 3, 8, 8, 7, 3, 3, 2],
    ]
  )
  func exact(_ numbers: [Int]) {
    let problem = ConvolutionProblem(integers: numbers), reference = problem.reference
    let outcome = problem.solve(Engine(convolution: .direct))
    #expect(outcome.y.map(Double.init) == reference.y)
    #expect(outcome.inputGradient.map(Double.init) == reference.inputGradient)
    #expect(outcome.kernelGradient.map(Double.init) == reference.kernelGradient)
  }

  @Test("a kernel need not be square")
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
    #expect(shape.outputHeight == 2 && shape.outputWidth == 2)
    let engine = Engine(), kernels = engine.kernels
    let input = FeatureMap(MapShape(images: 1, channels: 2, height: 2, width: 4))
    input.assign((1...16).map(Float.init))
    let output = FeatureMap(MapShape(images: 1, channels: 3, height: 2, width: 2))
    let convolution = Convolution(shape, images: 1, engine)
    // Filters: the left neighbour of channel 0, the right one of channel 1, their sum.
    let weights: [Float] = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1]
    let surroundings = ConvolutionSurroundings(
      read: { kernels.pack(MapView(input), $0, $1, $2, to: $3) })
    convolution.forward(
      surroundings,
      kernel: FilterBank(shape.kernel, values: weights),
      output: output,
      engine
    )
    #expect(output.values == [1, 2, 5, 6, 11, 12, 15, 16, 12, 14, 20, 22])
  }

  @Test("leaves the input's gradient out when nobody asks")
  func kernelOnly() {
    let problem = ConvolutionProblem(normal: [3, 16, 8, 8, 3, 1, 1, 4])
    let engine = Engine(convolution: .direct)
    let whole = problem.solve(engine), part = problem.solve(engine, wantsInputGradient: false)
    #expect(part.inputGradient.isEmpty)
    #expect(part.kernelGradient == whole.kernelGradient)
  }

  @Test("a number that is none reaches every output that reads it, and no other image")
  func notANumber() {
    var problem = ConvolutionProblem(normal: [16, 16, 8, 8, 3, 1, 1, 2])
    problem.x[0] = .nan
    let y = problem.solve(Engine(convolution: .direct)).y
    for channel in 0..<16 {
      for row in 0..<8 {
        for column in 0..<8 {
          #expect(y[(channel * 8 + row) * 8 + column].isNaN == (row < 2 && column < 2))
        }
      }
    }
    #expect(y[1024...].allSatisfy { $0.isFinite })
  }
}
