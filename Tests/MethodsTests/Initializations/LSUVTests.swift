import Kernels
import Methods
import Testing

@Suite("LSUV")
struct LSUVTests {
  @Test("the factor makes the variance of a layer's outputs one")
  func factor() throws {
    let shape = MapShape(images: 4, channels: 16, height: 4, width: 4)
    let map = FeatureMap(shape), moments = Moments(shape), kernels = try Samples.kernels()
    let values = Samples.numbers(4 * 16 * 16, mean: 1, deviation: 3)
    map.assign(values)
    for image in 0..<4 { kernels.measure(map, image, 0, into: moments) }
    let place = Samples.place(Samples.kernelShapes[0])
    let factor = try #require(LSUV().factor(place, after: FirstOutput(moments)))
    let scaled = values.map { factor * Double($0) }
    #expect(abs(scaled.squares / Double(scaled.count) - 1) < 1e-5)
  }

  @Test("maps without variance leave the kernel as it is")
  func constant() {
    let moments = Moments(MapShape(images: 1, channels: 1, height: 1, width: 1))
    #expect(LSUV().factor(Samples.place(.vector(1)), after: FirstOutput(moments)) == nil)
    #expect(InitializationSample.followsStreams(LSUV()))
  }
}
