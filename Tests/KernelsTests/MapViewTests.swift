import Kernels
import Testing

@Suite("MapView")
struct MapViewTests {
  static let shape = MapShape(images: 2, channels: 20, height: 5, width: 7)

  /// Views of random maps: as they are, by one scale for all samples, by one each; with ReLU or not.
  static func views(seed: UInt64 = 1) -> [MapView] {
    let map = RandomValues.map(shape, seed: seed)
    let scales = [
      nil, RandomValues.table(rows: 1, channels: 20, columns: 2, seed: seed + 10),
      RandomValues.table(rows: 2, channels: 20, columns: 2, seed: seed + 20),
    ]
    return scales.flatMap { scale in
      [false, true].map { MapView(map, scale: scale, relu: $0) }
    }
  }

  /// What is seen of one number, by definition.
  static func seen(
    _ view: MapView,
    _ image: Int,
    _ channel: Int,
    _ row: Int,
    _ column: Int
  ) -> Float {
    var value = view.map[image, channel, row, column]
    if let scale = view.scale {
      value = scale[image, channel, 1].addingProduct(scale[image, channel, 0], value)
    }
    return view.relu && value < 0 ? 0 : value
  }

  /// All that is seen, row-major; lanes of padding must be zero.
  static func seen(_ view: MapView) -> [Float] {
    let s = view.map.shape
    return (0..<s.images * s.channels * s.pixels).map { index in
      let pixel = index % s.pixels, plane = index / s.pixels
      return seen(
        view,
        plane / s.channels,
        plane % s.channels,
        pixel / s.width,
        pixel % s.width
      )
    }
  }

  /// The map that `write` makes of a view.
  static func written(
    _ view: MapView,
    onto start: Float = 0,
    _ kernels: KernelTable
  )
    -> FeatureMap
  {
    let out = FeatureMap(view.map.shape)
    out.assign([Float](repeating: start, count: out.values.count))
    out.eachPlane { kernels.write(view, $0, $1, to: out.plane($0, $1)) }
    return out
  }

  @Test("write stores what is seen", arguments: 0..<6)
  func write(_ index: Int) throws {
    let view = Self.views()[index]
    let stored = Self.written(view, onto: 3, try bestKernels())
    #expect(stored.values == Self.seen(view))
    #expect(stored.padding.allSatisfy { $0 == 0 })
    try expectSameBits { Self.written(view, onto: 3, $0).values }
  }

  @Test("the rectifier keeps numbers that are none, so that a divergence is seen")
  func rectifier() throws {
    let kernels = try bestKernels()
    let map = FeatureMap(MapShape(images: 1, channels: 6, height: 1, width: 1))
    map.assign([.nan, .infinity, -.infinity, -1, 0, 2])
    let out = Self.written(MapView(map, relu: true), kernels).values
    #expect(out[0].isNaN)
    #expect(Array(out[1...]) == [.infinity, 0, 0, 0, 2])
    let halo = try HaloSample(height: 1, width: 1, padding: 0)
    #expect(halo.packed { kernels.pack(MapView(map, relu: true), 0, 0, $0, to: $1) }[0].isNaN)
  }
}
