import Kernels
import Methods
import Testing

@Suite("First output")
struct FirstOutputTests {
  @Test("moments per channel and over all values are those of the numbers")
  func moments() throws {
    let shape = MapShape(images: 3, channels: 18, height: 2, width: 3)
    let map = FeatureMap(shape), moments = Moments(shape), kernels = try Samples.kernels()
    let values = Samples.numbers(3 * 18 * 6, mean: 2)
    map.assign(values)
    for image in 0..<3 {
      for block in 0..<2 { kernels.measure(map, image, block, into: moments) }
    }
    let output = FirstOutput(moments), all = values.map(Double.init)
    #expect(abs(output.variance - all.squares / Double(all.count)) < 1e-5)
    let channel = all.indices.filter { $0 / 6 % 18 == 17 }.map { all[$0] }
    #expect(abs(output.channel(17).mean - channel.mean) < 1e-5)
    #expect(abs(output.channel(17).variance - channel.squares / Double(channel.count)) < 1e-5)
    #expect(output.channels == 18)
  }
}
