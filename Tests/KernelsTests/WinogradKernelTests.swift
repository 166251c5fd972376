import Kernels
import Testing

/// The transforms of kernels, U = G w Gᵀ and back, seen through Winograd convolutions.
@Suite("Winograd kernel")
struct WinogradKernelTests {
  /// Input and output channels: ragged inputs, pairs of output blocks, a last odd one.
  static let channels = [[16, 16], [17, 33], [40, 48], [64, 10]]

  @Test("a single tap shifts the image by its offset", arguments: channels, 0..<9)
  func taps(_ channels: [Int], _ tap: Int) {
    var problem = ConvolutionProblem(zeros: channels + [8, 8, 3, 1, 1, 1])
    problem.x = RandomValues.normal(problem.x.count)
    // Output channel o copies input channel o modulo I, moved by (tap − 1).
    for output in 0..<channels[1] {
      problem.weight[(output * channels[0] + output % channels[0]) * 9 + tap] = 1
    }
    let y = problem.solve(Engine(convolution: .winograd)).y
    #expect(worstError(y, problem.reference.y) < 1e-5)
  }

  @Test("gradients of few and of many images agree with double", arguments: channels, [1, 2, 21])
  func gradients(_ channels: [Int], _ images: Int) {
    let problem = ConvolutionProblem(normal: channels + [8, 4, 3, 1, 1, images])
    let gradient = problem.solve(Engine(convolution: .winograd)).kernelGradient
    #expect(worstError(gradient, problem.reference.kernelGradient) < 1e-5)
  }
}
