import Kernels
import Testing

/// The two forms of Winograd convolution; that of stride 1 is also what `WinogradConvolutionTests` sees.
@Suite("Winograd form")
struct WinogradFormTests {
  /// Channels in and out, height, width, kernel, stride, padding, images; tiles 1 to 6, ragged channels.
  static let strided: [[Int]] = [
    [64, 64, 8, 8, 3, 2, 1, 8], [64, 80, 16, 24, 3, 2, 1, 3], [72, 33, 8, 16, 3, 2, 1, 9],
    [100, 17, 24, 8, 3, 2, 1, 5],
  ]

  @Test("stride 2 agrees with double", arguments: strided, [1, 3])
  func definition(_ numbers: [Int], _ threads: Int) {
    let problem = ConvolutionProblem(normal: numbers), reference = problem.reference
    for choice in [Engine.ConvolutionChoice.auto, .winograd] {
      let ours = problem.solve(Engine(threads: threads, convolution: choice))
      #expect(ours.y != problem.solve(Engine(convolution: .direct)).y)
      #expect(worstError(ours.y, reference.y) < 2e-5)
      #expect(worstError(ours.inputGradient, reference.inputGradient) < 2e-5)
      #expect(worstError(ours.kernelGradient, reference.kernelGradient) < 2e-5)
    }
  }

  @Test("each tap of stride 2 reads its own pixel", arguments: 0..<9)
  func taps(_ tap: Int) {
    var problem = ConvolutionProblem(zeros: [64, 16, 16, 8, 3, 2, 1, 4])
    problem.x = RandomValues.normal(problem.x.count)
    for output in 0..<16 { problem.weight[(output * 64 + output) * 9 + tap] = 1 }
    let y = problem.solve(Engine()).y
    #expect(worstError(y, problem.reference.y) < 1e-5)
  }

  @Test(
    "large kernels of stride 2, and tiles past the caches, agree with direct convolution",
    arguments: [[256, 192, 16, 16, 3, 2, 1, 10], [256, 256, 8, 8, 3, 2, 1, 130]]
  )
  func staged(_ numbers: [Int]) {
    let problem = ConvolutionProblem(normal: numbers)
    let direct = problem.solve(Engine(convolution: .direct))
    let one = problem.solve(Engine())
    #expect(one != direct && one == problem.solve(Engine(threads: 3)))
    #expect(worstError(one.y, direct.y.map(Double.init)) < 2e-5)
    #expect(worstError(one.inputGradient, direct.inputGradient.map(Double.init)) < 2e-5)
    #expect(worstError(one.kernelGradient, direct.kernelGradient.map(Double.init)) < 2e-5)
  }

  @Test("stride 2 gives the same bits on every level")
  func levels() throws {
    let problem = ConvolutionProblem(normal: [64, 48, 16, 8, 3, 2, 1, 4])
    let expected = problem.solve(Engine(level: .portable))
    for level in KernelLevel.available { #expect(problem.solve(Engine(level: level)) == expected) }
  }
}
