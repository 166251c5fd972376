import Kernels
import Testing

/// The kernel with inputs and outputs exchanged, seen through the input's gradient.
@Suite("Transposed kernel")
struct TransposedKernelTests {
  /// The input's gradient for a single 1 in the middle of the output's, at every output channel.
  private static func gradient(
    _ problem: ConvolutionProblem,
    output: Int,
    _ choice: Engine.ConvolutionChoice
  ) -> [Float] {
    var problem = problem
    let shape = problem.shape
    let pixel = shape.outputHeight / 2 * shape.outputWidth + shape.outputWidth / 2
    problem.gradient[output * shape.outputHeight * shape.outputWidth + pixel] = 1
    return problem.solve(Engine(convolution: choice)).inputGradient
  }

  @Test(
    "the gradient around a pixel is the kernel itself",
    arguments: [[16, 16], [20, 10], [33, 40]],
    [Engine.ConvolutionChoice.direct, .winograd]
  )
  func kernel(_ channels: [Int], _ choice: Engine.ConvolutionChoice) {
    var problem = ConvolutionProblem(zeros: channels + [8, 8, 3, 1, 1, 1])
    problem.weight = RandomValues.normal(problem.weight.count)
    // Direct convolution moves the weights unchanged; Winograd's transforms round.
    let tolerance: Float = choice == .direct ? 0 : 2e-5
    for output in [0, channels[1] / 2, channels[1] - 1] {
      let gradient = Self.gradient(problem, output: output, choice)
      for input in 0..<channels[0] {
        for row in 0..<8 {
          for column in 0..<8 {
            // Output pixel (4, 4) reads input (4 + kh − 1, 4 + kw − 1).
            let kh = row - 3, kw = column - 3
            let expected =
              0..<3 ~= kh && 0..<3 ~= kw
              ? problem.weight[((output * channels[0] + input) * 3 + kh) * 3 + kw] : 0
            let value = gradient[(input * 8 + row) * 8 + column]
            #expect(abs(value - expected) <= tolerance)
          }
        }
      }
    }
  }

  @Test("forward and backward are transposes of one another", arguments: [[16, 16], [20, 10]])
  func adjoint(_ channels: [Int]) {
    for numbers in [[8, 8, 3, 1, 1, 2], [9, 7, 3, 2, 1, 2], [6, 6, 1, 1, 0, 3]] {
      let problem = ConvolutionProblem(integers: channels + numbers)
      let outcome = problem.solve(Engine(convolution: .direct))
      // Sums of products of small integers are exact, so the two sides are equal.
      let forward = zip(outcome.y, problem.gradient).reduce(0.0) { $0 + Double($1.0 * $1.1) }
      let backward = zip(outcome.inputGradient, problem.x).reduce(0.0) { $0 + Double($1.0 * $1.1) }
      let kernel = zip(outcome.kernelGradient, problem.weight).reduce(0.0) {
        $0 + Double($1.0 * $1.1)
      }
      #expect(forward == backward)
      #expect(forward == kernel)
    }
  }
}
