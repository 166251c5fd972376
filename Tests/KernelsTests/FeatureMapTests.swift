import Kernels
import Testing

@Suite("Feature map")
struct FeatureMapTests {
  static let shapes = [
    MapShape(images: 2, channels: 3, height: 4, width: 5),
    MapShape(images: 1, channels: 16, height: 3, width: 3),
    MapShape(images: 3, channels: 17, height: 1, width: 2),
    MapShape(images: 2, channels: 40, height: 2, width: 7),
  ]

  @Test("values go in and out unchanged", arguments: shapes)
  func roundTrip(_ shape: MapShape) {
    let map = FeatureMap(shape)
    #expect(map.values.allSatisfy { $0 == 0 })
    let values = RandomValues.normal(shape.images * shape.channels * shape.pixels)
    map.assign(values)
    #expect(map.values == values)
  }

  @Test("a channel is a lane, and lanes beyond the last channel hold zeros", arguments: shapes)
  func lanes(_ shape: MapShape) {
    let map = FeatureMap(shape)
    let values = (0..<shape.images * shape.channels * shape.pixels).map { Float($0 + 1) }
    map.assign(values)
    var index = 0
    for image in 0..<shape.images {
      for channel in 0..<shape.channels {
        for pixel in 0..<shape.pixels {
          let plane = (image * shape.blocks + channel / 16) * shape.pixels * 16
          #expect(map.buffer.start[plane + pixel * 16 + channel % 16] == values[index])
          index += 1
        }
      }
    }
    #expect(map.padding.allSatisfy { $0 == 0 })
    #expect(map.padding.count == shape.storage - values.count)
  }

  @Test("copies share the memory, and maps can take turns in one buffer")
  func sharing() {
    let shape = MapShape(images: 1, channels: 2, height: 1, width: 1)
    let map = FeatureMap(shape), copy = map
    copy.assign([3, 4])
    #expect(map.values == [3, 4])
    let other = FeatureMap(shape, in: map.buffer)
    other.assign([5, 6])
    #expect(map.values == [5, 6])
  }

  @Test("a shape knows its blocks, pixels and storage")
  func extents() {
    let shape = MapShape(images: 2, channels: 17, height: 3, width: 5)
    #expect(shape.blocks == 2)
    #expect(shape.pixels == 15)
    #expect(shape.storage == 2 * 2 * 15 * 16)
    #expect(shape.description == "[2,17,3,5]")
  }

  @Test("refuses an empty extent, a wrong number of values, a buffer that is too small")
  func refusals() async {
    await #expect(processExitsWith: .failure) {
      _ = MapShape(images: 1, channels: 0, height: 2, width: 2)
    }
    await #expect(processExitsWith: .failure) {
      FeatureMap(MapShape(images: 1, channels: 2, height: 2, width: 2)).assign([1, 2, 3])
    }
    await #expect(processExitsWith: .failure) {
      let shape = MapShape(images: 1, channels: 2, height: 2, width: 2)
      _ = FeatureMap(shape, in: AlignedBuffer(count: shape.storage - 1))
    }
  }
}
