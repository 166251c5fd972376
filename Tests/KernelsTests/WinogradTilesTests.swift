import Kernels
import Testing

@Suite("WinogradTiles")
struct WinogradTilesTests {
  /// Channels in and out, height, width, kernel, stride, padding, images: tiles 1, 2, 3, 6 and 20, blocks
  /// of channels 1 to 4, odd and even.
  static let shapes: [[Int]] = [
    [16, 16, 4, 4, 3, 1, 1, 1], [32, 48, 4, 8, 3, 1, 1, 1], [48, 32, 4, 12, 3, 1, 1, 1],
    [64, 16, 8, 12, 3, 1, 1, 1], [17, 33, 16, 20, 3, 1, 1, 1],
  ]

  @Test("any number of tiles and blocks stands apart from its neighbours", arguments: shapes)
  func apart(_ numbers: [Int]) {
    let problem = ConvolutionProblem(normal: numbers)
    let reference = ReferenceConvolution(
      problem.shape,
      images: problem.images,
      x: problem.x,
      weight: problem.weight,
      gradient: problem.gradient
    )
    let ours = problem.solve(Engine(convolution: .winograd))
    #expect(worstError(ours.y, reference.y) < 2e-5)
    #expect(worstError(ours.inputGradient, reference.inputGradient) < 2e-5)
    #expect(worstError(ours.kernelGradient, reference.kernelGradient) < 2e-5)
  }

  /// Shapes whose kernels are large, whose transformed kernels are stored past the caches, and whose
  /// input's tiles are.
  static let largeShapes: [[Int]] = [
    [256, 192, 8, 8, 3, 1, 1, 30], [256, 256, 4, 4, 3, 1, 1, 65], [464, 96, 4, 4, 3, 1, 1, 130],
  ]

  @Test(
    "large kernels, computed in stages over many images, agree with direct convolution",
    arguments: largeShapes
  )
  func staged(_ numbers: [Int]) {
    let problem = ConvolutionProblem(normal: numbers)
    let direct = problem.solve(Engine(convolution: .direct))
    for threads in [1, 3] {
      let ours = problem.solve(Engine(threads: threads, convolution: .winograd))
      #expect(worstError(ours.y, direct.y.map(Double.init)) < 2e-5)
      #expect(worstError(ours.inputGradient, direct.inputGradient.map(Double.init)) < 2e-5)
      #expect(worstError(ours.kernelGradient, direct.kernelGradient.map(Double.init)) < 2e-5)
    }
  }
}
