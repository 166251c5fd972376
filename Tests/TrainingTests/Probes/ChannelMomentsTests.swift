import Kernels
import Testing
import Training

@Suite("Channel moments")
struct ChannelMomentsTests {
  private let shape = MapShape(images: 3, channels: 20, height: 5, width: 7)

  /// A map of normal numbers, each channel with its own mean and deviation.
  private func sample() -> (map: FeatureMap, values: [Float]) {
    var random = RandomSource(seed: 2, purpose: .probe)
    var values: [Float] = []
    for _ in 0..<shape.images {
      for channel in 0..<shape.channels {
        let mean = Float(channel - 10) * 3, deviation = Float(channel + 1) / 4
        values += (0..<shape.pixels).map { _ in mean + deviation * random.normal() }
      }
    }
    let map = FeatureMap(shape)
    map.assign(values)
    return (map, values)
  }

  /// The numbers of one channel of all images.
  private func channel(_ channel: Int, of values: [Float]) -> [Double] {
    (0..<shape.images).flatMap { image in
      let start = (image * shape.channels + channel) * shape.pixels
      return values[start..<start + shape.pixels].map(Double.init)
    }
  }

  @Test("means and biased variances agree with double precision", arguments: [1, 2])
  func moments(_ threads: Int) {
    let (map, values) = sample()
    let moments = ChannelMoments(map, Engine(threads: threads))
    #expect(moments.means.count == 20 && moments.variances.count == 20)
    for index in 0..<shape.channels {
      let numbers = channel(index, of: values), count = Double(numbers.count)
      let mean = numbers.reduce(0, +) / count
      let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
      #expect(abs(moments.means[index] - mean) < 1e-5 * max(1, abs(mean)))
      #expect(abs(moments.variances[index] / variance - 1) < 1e-4)
    }
  }

  @Test("the summaries are those of the channels")
  func summaries() {
    let moments = ChannelMoments(sample().map, Engine())
    let squares = moments.means.map { $0 * $0 }.reduce(0, +)
    let expected = (
      magnitude: moments.means.map { abs($0) }.reduce(0, +) / 20,
      deviation: moments.variances.map { $0.squareRoot() }.reduce(0, +) / 20,
      share: squares / (squares + moments.variances.reduce(0, +))
    )
    #expect(abs(moments.meanMagnitude - expected.magnitude) < 1e-9)
    #expect(abs(moments.meanDeviation - expected.deviation) < 1e-9)
    #expect(abs(moments.meanShare - expected.share) < 1e-12)
    let variance = moments.variances.reduce(0, +) / 20
    #expect(abs(moments.meanVariance - variance) < 1e-9 * variance)
    #expect(abs(moments.meanSquare - (variance + squares / 20)) < 1e-9 * moments.meanSquare)
  }

  @Test("a constant map is all mean, a balanced one all variance")
  func extremes() {
    let map = FeatureMap(MapShape(images: 2, channels: 3, height: 2, width: 2))
    map.assign([Float](repeating: 4, count: 24))
    #expect(ChannelMoments(map, Engine()).meanShare == 1)
    #expect(ChannelMoments(map, Engine()).meanDeviation == 0)
    map.assign((0..<24).map { $0 % 2 == 0 ? 1 : -1 })
    #expect(ChannelMoments(map, Engine()).meanShare == 0)
    #expect(ChannelMoments(map, Engine()).meanDeviation == 1)
  }
}
