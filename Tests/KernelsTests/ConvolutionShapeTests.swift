import Kernels
import Testing

@Suite("Convolution shape")
struct ConvolutionShapeTests {
  static func shape(
    _ height: Int,
    _ width: Int,
    kernel: Int,
    stride: Int,
    padding: Int
  ) -> ConvolutionShape {
    ConvolutionShape(
      inputChannels: 17,
      outputChannels: 33,
      kernelHeight: kernel,
      kernelWidth: kernel,
      stride: stride,
      padding: padding,
      inputHeight: height,
      inputWidth: width
    )
  }

  @Test(
    "the output has a pixel for every place where the kernel fits",
    arguments: [1, 2, 3, 5],
    [1, 2, 3]
  )
  func extents(_ kernel: Int, _ stride: Int) {
    for padding in 0...2 {
      for height in 5...9 {
        let shape = Self.shape(height, height + 3, kernel: kernel, stride: stride, padding: padding)
        func places(_ extent: Int) -> Int {
          (-padding...extent + padding - kernel).count { ($0 + padding) % stride == 0 }
        }
        #expect(shape.outputHeight == places(height))
        #expect(shape.outputWidth == places(height + 3))
      }
    }
  }

  @Test("counts blocks, weights and multiply-adds")
  func counts() {
    let shape = Self.shape(8, 6, kernel: 3, stride: 2, padding: 1)
    #expect(shape.inputBlocks == 2)
    #expect(shape.outputBlocks == 3)
    #expect(shape.kernel == KernelShape(outputs: 33, inputs: 17, height: 3, width: 3))
    #expect(shape.multiplyAdds == 4 * 3 * 33 * 17 * 9)
    #expect(shape.description == "17×8×6 → 33×4×3, kernel 3×3, stride 2, padding 1")
  }

  @Test("halos are equal when every extent is, and then hash alike")
  func halos() throws {
    func halo(_ height: Int, _ width: Int, padding: Int, stride: Int = 1) throws -> Halo {
      try HaloSample(height: height, width: width, padding: padding, stride: stride).halo
    }
    let one = try halo(5, 5, padding: 1)
    #expect(try one == halo(5, 5, padding: 1))
    #expect(try one.hashValue == halo(5, 5, padding: 1).hashValue)
    #expect(try one != halo(6, 5, padding: 1))
    #expect(try one != halo(5, 5, padding: 2))
    // As many pixels, but others.
    #expect(try halo(5, 5, padding: 0, stride: 2) != halo(3, 3, padding: 0))
  }

  @Test("surroundings that are left out do nothing")
  func surroundings() {
    let surroundings = ConvolutionSurroundings()
    #expect(surroundings.finish == nil)
    let engine = Engine(), shape = Self.shape(4, 4, kernel: 1, stride: 1, padding: 0)
    let convolution = Convolution(shape, images: 1, engine)
    let output = FeatureMap(MapShape(images: 1, channels: 33, height: 4, width: 4))
    output.assign(RandomValues.normal(33 * 16))
    // Whatever the input was, a kernel of zeros makes it zero.
    convolution.forward(surroundings, kernel: FilterBank(shape.kernel), output: output, engine)
    #expect(output.values.allSatisfy { $0 == 0 })
  }

  @Test("refuses stride 0 and negative padding")
  func refusals() async {
    await #expect(processExitsWith: .failure) {
      _ = ConvolutionShapeTests.shape(4, 4, kernel: 1, stride: 0, padding: 0)
    }
    await #expect(processExitsWith: .failure) {
      _ = ConvolutionShapeTests.shape(4, 4, kernel: 1, stride: 1, padding: -1)
    }
  }
}
