import Kernels
import Synchronization
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
    [48, 256, 4, 4, 3, 1, 1, 2], [20, 40, 7, 9, 1, 2, 0, 3], [16, 330, 5, 8, 1, 3, 0, 5],
    [224, 224, 8, 8, 3, 1, 1, 37],
  ]

  @Test("agrees with its definition", arguments: shapes, Engine.ConvolutionChoice.allCases)
  func definition(_ numbers: [Int], _ choice: Engine.ConvolutionChoice) throws {
    let problem = ConvolutionProblem(normal: numbers)
    let reference = problem.reference
    let ours = problem.solve(Engine(convolution: choice))
    #expect(worstError(ours.y, reference.y) < 2e-5)
    #expect(worstError(ours.inputGradient, reference.inputGradient) < 2e-5)
    #expect(worstError(ours.kernelGradient, reference.kernelGradient) < 2e-5)
  }

  @Test("gives the same bits on every level and number of threads", arguments: shapes)
  func bits(_ numbers: [Int]) throws {
    let problem = ConvolutionProblem(normal: numbers)
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
        inputChannels: 3,
        outputChannels: 8,
        kernelHeight: 5,
        kernelWidth: 5,
        stride: 1,
        padding: 0,
        inputHeight: 4,
        inputWidth: 8
      )
    }
  }
}
