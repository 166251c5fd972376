import Kernels
import Testing

/// The layout of kernels for contraction, seen through 1×1 and 3×3 convolutions of single pixels.
@Suite("Packed layout")
struct PackedLayoutTests {
  /// Input and output channels: pairs of output blocks, a last odd one, few inputs, ragged ends.
  static let channels = [[3, 16], [1, 4], [16, 48], [17, 33], [40, 10], [5, 80]]

  @Test("every weight arrives at its place, to the last bit", arguments: channels, [1, 3])
  func places(_ channels: [Int], _ extent: Int) {
    // As many images as weights of a filter: each has a single 1 under one tap of one input.
    let length = channels[0] * extent * extent
    var problem = ConvolutionProblem(
      zeros: channels + [extent, extent, extent, 1, 0, length]
    )
    problem.weight = RandomValues.normal(problem.weight.count)
    for index in 0..<length { problem.x[index * length + index] = 1 }
    let y = problem.solve(Engine(convolution: .direct)).y
    for filter in 0..<channels[1] {
      for index in 0..<length {
        #expect(y[index * channels[1] + filter] == problem.weight[filter * length + index])
      }
    }
  }

  @Test("a gradient comes out at the place of its weight", arguments: channels, [1, 3])
  func gradients(_ channels: [Int], _ extent: Int) {
    // One image, one output pixel: ∂L/∂w[o, j] = dy[o]·x[j], a product of small integers.
    var problem = ConvolutionProblem(zeros: channels + [extent, extent, extent, 1, 0, 1])
    problem.x = problem.x.indices.map { Float($0 + 1) }
    problem.gradient = problem.gradient.indices.map { Float($0 + 1) }
    let gradient = problem.solve(Engine(convolution: .direct)).kernelGradient
    for (filter, dy) in problem.gradient.enumerated() {
      for (index, x) in problem.x.enumerated() {
        #expect(gradient[filter * problem.x.count + index] == dy * x)
      }
    }
  }
}
