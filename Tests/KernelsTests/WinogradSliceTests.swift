import Kernels
import Testing

/// Large kernels and few tiles, which are convolved slice by slice.
@Suite("Winograd slice")
struct WinogradSliceTests {
  /// Channels in and out, height, width, kernel, stride, padding, images: 1 to 64 tiles, ragged blocks of
  /// channels, a last slice of one block, a last group of one vector, stride 2.
  static let shapes: [[Int]] = [
    [455, 102, 4, 4, 3, 1, 1, 2], [128, 352, 7, 8, 3, 1, 1, 1], [224, 208, 8, 8, 3, 2, 1, 3],
    [256, 192, 4, 4, 3, 1, 1, 1], [256, 192, 8, 8, 3, 1, 1, 16],
  ]

  @Test("agrees with direct convolution to rounding", arguments: shapes)
  func direct(_ numbers: [Int]) {
    let problem = ConvolutionProblem(normal: numbers)
    let ours = problem.solve(Engine(threads: 2, convolution: .winograd))
    let direct = problem.solve(Engine(threads: 2, convolution: .direct))
    #expect(ours.y != direct.y)
    #expect(worstError(ours.y, direct.y.map(Double.init)) < 2e-5)
    #expect(worstError(ours.inputGradient, direct.inputGradient.map(Double.init)) < 2e-5)
    #expect(worstError(ours.kernelGradient, direct.kernelGradient.map(Double.init)) < 2e-5)
  }

  @Test("gives the same bits on every level and number of threads", arguments: shapes)
  func bits(_ numbers: [Int]) {
    let problem = ConvolutionProblem(normal: numbers)
    let expected = problem.solve(Engine(convolution: .winograd))
    for level in KernelLevel.available {
      #expect(problem.solve(Engine(level: level, threads: 2, convolution: .winograd)) == expected)
    }
    #expect(problem.solve(Engine(threads: 3, convolution: .winograd)) == expected)
  }

  @Test("is the automatic choice from two tiles on", arguments: [(1, false), (2, true), (8, true)])
  func automatic(_ images: Int, _ isWinograd: Bool) {
    let problem = ConvolutionProblem(normal: [256, 192, 4, 4, 3, 1, 1, images])
    let choice: Engine.ConvolutionChoice = isWinograd ? .winograd : .direct
    #expect(problem.solve(Engine()) == problem.solve(Engine(convolution: choice)))
  }

  @Test("leaves the input's gradient out when nobody asks")
  func kernelOnly() {
    let problem = ConvolutionProblem(normal: [256, 192, 4, 4, 3, 1, 1, 5]), engine = Engine()
    let whole = problem.solve(engine), part = problem.solve(engine, wantsInputGradient: false)
    #expect(part.inputGradient.isEmpty)
    #expect(part.kernelGradient == whole.kernelGradient)
  }
}
