import Kernels
import Testing

@Suite("Pooling")
struct PoolingTests {
  /// Size and stride of the window.
  static let windows = [[2, 2], [3, 2], [2, 1], [3, 3], [1, 1], [1, 2]]
  static let shape = MapShape(images: 2, channels: 18, height: 7, width: 8)

  static func pooled(_ window: [Int]) -> MapShape {
    MapShape(
      images: shape.images,
      channels: shape.channels,
      height: (shape.height - window[0]) / window[1] + 1,
      width: (shape.width - window[0]) / window[1] + 1
    )
  }

  static func maxPool(_ view: MapView, _ window: [Int], _ kernels: KernelTable) -> FeatureMap {
    let out = FeatureMap(pooled(window))
    out.eachPlane {
      kernels.maxPool(view, size: window[0], stride: window[1], $0, $1, to: out)
    }
    return out
  }

  static func maxPoolGradient(
    _ view: MapView,
    _ window: [Int],
    _ outputGradient: FeatureMap,
    _ kernels: KernelTable
  ) -> FeatureMap {
    // The pass must overwrite what the memory held before.
    let gradient = RandomValues.map(view.map.shape, seed: 99)
    gradient.eachPlane {
      kernels.maxPoolGradient(
        view,
        size: window[0],
        stride: window[1],
        $0,
        $1,
        outputGradient: outputGradient,
        to: gradient
      )
    }
    return gradient
  }

  @Test("takes the largest of what is seen in every window", arguments: windows)
  func maximum(_ window: [Int]) throws {
    let map = RandomValues.map(Self.shape), kernels = try bestKernels()
    for scale in [nil, RandomValues.table(rows: 2, channels: 18, columns: 2)] {
      for relu in [false, true] {
        let view = MapView(map, scale: scale, relu: relu)
        let out = Self.maxPool(view, window, kernels)
        for image in 0..<2 {
          for channel in 0..<18 {
            for row in 0..<out.shape.height {
              for column in 0..<out.shape.width {
                let seen = (0..<window[0] * window[0]).map { at in
                  MapViewTests.seen(
                    view,
                    image,
                    channel,
                    row * window[1] + at / window[0],
                    column * window[1] + at % window[0]
                  )
                }
                #expect(out[image, channel, row, column] == seen.max())
              }
            }
          }
        }
        try expectSameBits { Self.maxPool(view, window, $0).values }
      }
    }
  }

  @Test("the maximum's gradient agrees with central differences", arguments: windows)
  func maximumGradient(_ window: [Int]) throws {
    let kernels = try bestKernels()
    let map = FeatureMap(MapShape(images: 1, channels: 2, height: 7, width: 8))
    // A permutation of integers: no ties, and a step of a quarter changes no maximum.
    var random = RandomSource(seed: 3, purpose: .probe)
    map.assign(random.permutation(of: 112).map(Float.init))
    let shape = Self.pooled(window)
    let upper = FeatureMap(
      MapShape(images: 1, channels: 2, height: shape.height, width: shape.width)
    )
    upper.assign(upper.values.map { _ in Float(random.integer(below: 9) - 4) })
    func loss() -> Float {
      let out = FeatureMap(upper.shape)
      kernels.maxPool(MapView(map), size: window[0], stride: window[1], 0, 0, to: out)
      return zip(out.values, upper.values).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let gradient = Self.maxPoolGradient(MapView(map), window, upper, kernels)
    for channel in 0..<2 {
      for row in 0..<7 {
        for column in 0..<8 {
          map[0, channel, row, column] += 0.25
          let high = loss()
          map[0, channel, row, column] -= 0.5
          let low = loss()
          map[0, channel, row, column] += 0.25
          #expect(gradient[0, channel, row, column] == (high - low) / 0.5)
        }
      }
    }
    #expect(gradient.padding.allSatisfy { $0 == 0 })
  }

  @Test("of equal pixels the first gets the gradient")
  func ties() throws {
    let kernels = try bestKernels()
    let map = FeatureMap(MapShape(images: 1, channels: 1, height: 4, width: 4))
    map.assign([Float](repeating: -1, count: 16))
    let upper = FeatureMap(MapShape(images: 1, channels: 1, height: 2, width: 2))
    upper.assign([1, 2, 3, 4])
    for relu in [false, true] {
      let gradient = Self.maxPoolGradient(MapView(map, relu: relu), [2, 2], upper, kernels)
      #expect(gradient.values == [1, 0, 2, 0, 0, 0, 0, 0, 3, 0, 4, 0, 0, 0, 0, 0])
    }
  }

  @Test("the maximum's gradient has the same bits on every level", arguments: windows)
  func gradientBits(_ window: [Int]) throws {
    let view = MapView(
      RandomValues.map(Self.shape),
      scale: RandomValues.table(rows: 1, channels: 18, columns: 2),
      relu: true
    )
    let upper = RandomValues.map(Self.pooled(window), seed: 2)
    try expectSameBits { Self.maxPoolGradient(view, window, upper, $0).values }
  }

  /// The maximum of a 2×2 window 1, 2, 3, 4 with NaN at one place.
  private static func maximumWithNaN(at place: Int) throws -> Float {
    let map = FeatureMap(MapShape(images: 1, channels: 1, height: 2, width: 2))
    map.assign([1, 2, 3, 4])
    map[0, 0, place / 2, place % 2] = .nan
    let out = FeatureMap(MapShape(images: 1, channels: 1, height: 1, width: 1))
    try bestKernels().maxPool(MapView(map), size: 2, stride: 2, 0, 0, to: out)
    return out.values[0]
  }

  @Test("a number that is none is the largest, wherever it stands in its window")
  func notNumbers() throws {
    for place in 0..<4 { #expect(try Self.maximumWithNaN(at: place).isNaN) }
  }

  @Test("the global average is the mean over the pixels, a sample per pixel of one image")
  func average() throws {
    let map = RandomValues.map(Self.shape), kernels = try bestKernels()
    for scale in [nil, RandomValues.table(rows: 2, channels: 18, columns: 2)] {
      for relu in [false, true] {
        let view = MapView(map, scale: scale, relu: relu)
        func averaged(_ kernels: KernelTable) -> FeatureMap {
          let out = FeatureMap(MapShape(images: 1, channels: 18, height: 1, width: 2))
          map.eachPlane { kernels.globalAveragePool(view, $0, $1, to: out) }
          return out
        }
        let out = averaged(kernels), seen = MapViewTests.seen(view)
        for image in 0..<2 {
          for channel in 0..<18 {
            let start = (image * 18 + channel) * 56
            let mean = seen[start..<start + 56].reduce(0.0) { $0 + Double($1) } / 56
            #expect(abs(Double(out[0, channel, 0, image]) - mean) <= 1e-6)
          }
        }
        #expect(out.padding.allSatisfy { $0 == 0 })
        try expectSameBits { averaged($0).values }
      }
    }
  }

  @Test("the global average gives every pixel the same share of the gradient")
  func averageGradient() throws {
    let upper = RandomValues.map(MapShape(images: 1, channels: 18, height: 1, width: 2))
    func spread(_ kernels: KernelTable) -> FeatureMap {
      let gradient = RandomValues.map(Self.shape, seed: 99)
      gradient.eachPlane { kernels.globalAveragePoolGradient(upper, $0, $1, to: gradient) }
      return gradient
    }
    let gradient = spread(try bestKernels())
    for (index, value) in gradient.values.enumerated() {
      let expected = Double(upper[0, index / 56 % 18, 0, index / 56 / 18]) / 56
      #expect(abs(Double(value) - expected) <= 2e-7 * abs(expected))
    }
    #expect(gradient.padding.allSatisfy { $0 == 0 })
    try expectSameBits { spread($0).values }
  }
}
