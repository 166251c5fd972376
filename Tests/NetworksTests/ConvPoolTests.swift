import Kernels
import Methods
import Networks
import Testing

@Suite("ConvPool")
struct ConvPoolTests {
  @Test("kernels are those of the paper, and a 32×32 image ends as 6×6")
  func kernels() throws {
    let network = try sampleNetwork("convpool-c", size: 32)
    // 1.37 million: 3→96, 96→96 twice, 96→192, 192→192 thrice of 3×3; 192→192 twice, 192→10 of 1×1.
    let expected = 9 * (3 * 96 + 2 * 96 * 96 + 96 * 192 + 3 * 192 * 192) + 2 * 192 * 192 + 1920
    #expect(network.layers.reduce(0) { $0 + $1.context.shape.count } == expected)
    let last = try #require(network.maps.last { !$0.isPooled })
    #expect(last.shape == MapShape(images: 1, channels: 192, height: 6, width: 6))
  }

  @Test("a map too small for the unpadded convolution is padded")
  func small() throws {
    let network = try sampleNetwork("convpool-c", size: 8)
    let last = try #require(network.maps.last { !$0.isPooled })
    #expect(last.shape == MapShape(images: 1, channels: 192, height: 2, width: 2))
  }
}
