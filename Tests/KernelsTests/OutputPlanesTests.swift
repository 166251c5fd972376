import Kernels
import Testing

@Suite("Output planes")
struct OutputPlanesTests {
  /// Kernel size, stride, channels, extent and images: Winograd and direct, in groups and in stages; one
  /// image of the last has too many tiles for slices.
  static let problems = [
    [3, 1, 32, 16, 128], [3, 2, 32, 32, 128], [1, 1, 48, 16, 90], [3, 2, 256, 16, 70],
    [3, 1, 256, 36, 8],
  ]

  @Test("a map too large for the caches has the bits of a small one", arguments: problems)
  func bits(_ problem: [Int]) {
    let (size, stride, channels, extent) = (problem[0], problem[1], problem[2], problem[3])
    func output(_ images: Int) -> [Float] {
      let shape = MapShape(images: images, channels: channels, height: extent, width: extent)
      let convolution = ConvolutionShape(
        inputChannels: channels,
        outputChannels: channels,
        kernelHeight: size,
        kernelWidth: size,
        stride: stride,
        padding: size / 2,
        inputHeight: extent,
        inputWidth: extent
      )
      let engine = Engine(convolution: stride == 1 && size == 3 ? .winograd : .direct)
      let input = FeatureMap(shape)
      let image = RandomValues.normal(channels * shape.pixels)
      input.assign((0..<images).flatMap { _ in image })
      let output = FeatureMap(
        MapShape(
          images: images,
          channels: channels,
          height: convolution.outputHeight,
          width: convolution.outputWidth
        )
      )
      Convolution(convolution, images: images, engine).forward(
        ConvolutionSurroundings(
          read: { engine.kernels.pack(MapView(input), $0, $1, $2, to: $3) },
          finish: { _, _, plane, place in
            plane[0] += 1
            engine.kernels.move(
              plane,
              to: place,
              pixels: convolution.outputHeight * convolution.outputWidth
            )
          }
        ),
        kernel: FilterBank(
          convolution.kernel,
          values: RandomValues.normal(convolution.kernel.count)
        ),
        output: output,
        engine
      )
      return output.values
    }
    let one = output(1), many = output(problem[4])
    #expect(one.contains { $0 != 0 })
    for image in 0..<problem[4] {
      #expect(many[image * one.count..<(image + 1) * one.count].elementsEqual(one))
    }
  }
}
