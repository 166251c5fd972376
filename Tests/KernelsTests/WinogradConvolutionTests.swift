import Kernels
import Testing

@Suite("Winograd convolution")
struct WinogradConvolutionTests {
  @Test(
    "agrees with direct convolution to rounding",
    arguments: [
      [16, 16, 8, 8, 3, 1, 1, 3], [17, 33, 9, 7, 3, 1, 1, 2], [32, 20, 4, 4, 3, 1, 1, 40],
      [16, 32, 1, 1, 3, 1, 1, 2], [64, 64, 16, 16, 3, 1, 1, 1], [256, 16, 4, 4, 3, 1, 1, 3],
    ]
  )
  func direct(_ numbers: [Int]) {
    let problem = ConvolutionProblem(normal: numbers)
    let ours = problem.solve(Engine(convolution: .winograd))
    let other = problem.solve(Engine(convolution: .direct))
    #expect(ours.y != other.y)
    #expect(worstError(ours.y, other.y.map(Double.init)) < 1e-5)
    #expect(worstError(ours.inputGradient, other.inputGradient.map(Double.init)) < 1e-5)
    #expect(worstError(ours.kernelGradient, other.kernelGradient.map(Double.init)) < 1e-5)
  }

  @Test(
    "sixteen channels to sixteen, a band of tiles at a time, agree with double",
    arguments: [
      [16, 16, 4, 4, 3, 1, 1, 1], [16, 16, 12, 12, 3, 1, 1, 3], [16, 9, 16, 16, 3, 1, 1, 2],
      [16, 16, 9, 31, 3, 1, 1, 2],
    ],
    [1, 3]
  )
  func narrow(_ numbers: [Int], _ threads: Int) {
    let problem = ConvolutionProblem(normal: numbers), reference = problem.reference
    let ours = problem.solve(Engine(threads: threads, convolution: .winograd))
    #expect(worstError(ours.y, reference.y) < 2e-5)
    #expect(worstError(ours.inputGradient, reference.inputGradient) < 2e-5)
    #expect(worstError(ours.kernelGradient, reference.kernelGradient) < 2e-5)
  }

  @Test("leaves other kernels, narrow ones of stride 2 and few tiles to direct convolution")
  func serves() {
    for numbers in [
      [16, 16, 8, 8, 1, 1, 0, 1], [16, 16, 8, 8, 3, 2, 1, 1], [16, 16, 8, 8, 3, 1, 0, 1],
      [16, 16, 8, 8, 5, 1, 2, 1], [3, 16, 8, 8, 3, 1, 1, 1], [48, 64, 8, 8, 3, 2, 1, 8],
      [64, 64, 8, 8, 3, 2, 1, 7], [64, 64, 12, 8, 3, 2, 1, 8], [64, 64, 7, 8, 3, 2, 1, 8],
      [64, 64, 12, 12, 3, 3, 1, 8],
    ] {
      let problem = ConvolutionProblem(normal: numbers)
      let asked = problem.solve(Engine(convolution: .winograd))
      #expect(asked == problem.solve(Engine(convolution: .direct)))
    }
  }

  @Test("is the automatic choice where tiles fill the plane")
  func automatic() {
    for (extent, choice) in [
      (8, Engine.ConvolutionChoice.winograd), (12, .winograd), (6, .direct), (9, .direct),
    ] {
      let problem = ConvolutionProblem(normal: [16, 16, extent, extent, 3, 1, 1, 2])
      #expect(problem.solve(Engine()) == problem.solve(Engine(convolution: choice)))
    }
  }

  @Test("leaves the input's gradient out when nobody asks")
  func kernelOnly() {
    let problem = ConvolutionProblem(normal: [16, 24, 8, 8, 3, 1, 1, 5])
    let engine = Engine(convolution: .winograd)
    let whole = problem.solve(engine), part = problem.solve(engine, wantsInputGradient: false)
    #expect(part.inputGradient.isEmpty)
    #expect(part.kernelGradient == whole.kernelGradient)
  }
}
