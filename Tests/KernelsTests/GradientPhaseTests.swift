import Kernels
import Testing

/// The phases of a strided convolution's input gradient, seen through that gradient.
@Suite("Gradient phase")
struct GradientPhaseTests {
  @Test(
    "every input pixel gets the taps that divide, and only those",
    arguments: [1, 2, 3, 4],
    [1, 2, 3, 5, 7]
  )
  func phases(_ stride: Int, _ kernel: Int) {
    for padding in 0...kernel / 2 {
      for extent in [[9, 8], [7, 11], [kernel, kernel + 1]] {
        let problem = ConvolutionProblem(
          integers: [3, 18, extent[0], extent[1], kernel, stride, padding, 2])
        let outcome = problem.solve(Engine(convolution: .direct))
        // Integers: equal to the last bit, and no pixel is left unwritten.
        #expect(outcome.inputGradient.map(Double.init) == problem.reference.inputGradient)
        #expect(outcome.kernelGradient.map(Double.init) == problem.reference.kernelGradient)
      }
    }
  }

  @Test("pixels that no output reads have gradient zero")
  func untouched() {
    // A 1×1 kernel of stride 2 reads every second pixel: three phases of four have no tap.
    let problem = ConvolutionProblem(integers: [16, 16, 6, 6, 1, 2, 0, 1])
    let gradient = problem.solve(Engine()).inputGradient
    for (index, value) in gradient.enumerated() where index / 6 % 6 % 2 == 1 || index % 2 == 1 {
      #expect(value.bitPattern == 0)
    }
    #expect(gradient.contains { $0 != 0 })
  }

  @Test("a stride larger than the input leaves one phase")
  func largeStride() {
    let problem = ConvolutionProblem(integers: [2, 3, 2, 2, 2, 5, 0, 1])
    let outcome = problem.solve(Engine())
    #expect(outcome.inputGradient.map(Double.init) == problem.reference.inputGradient)
  }
}
