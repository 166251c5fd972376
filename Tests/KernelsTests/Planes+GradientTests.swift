import Kernels
import Testing

@Suite("Planes of gradients")
struct PlanesGradientTests {
  @Test("pack writes a·g + p·x + q within a border of zeros", arguments: [0, 1, 2])
  func packGradient(_ padding: Int) throws {
    let kernels = try bestKernels()
    let g = RandomValues.map(MapViewTests.shape), x = RandomValues.map(MapViewTests.shape, seed: 2)
    let table = RandomValues.table(rows: 2, channels: 20, columns: 3)
    let sample = try HaloSample(height: 5, width: 7, padding: padding)
    for (coefficients, usesValues) in [(nil, false), (table, false), (table, true)] {
      let view = GradientView(g, of: x, coefficients: coefficients, usesValues: usesValues)
      let out = sample.packed { kernels.pack(view, 1, 1, $0, to: $1) }
      sample.each { row, column, lane, at in
        guard 0..<5 ~= row, 0..<7 ~= column, lane < 4 else {
          #expect(out[at] == 0)
          return
        }
        let channel = 16 + lane, value = g[1, channel, row, column]
        var expected = value
        if coefficients != nil { expected = table[1, channel, 0] * value }
        if usesValues {
          let pull = table[1, channel, 2].addingProduct(
            table[1, channel, 1],
            x[1, channel, row, column]
          )
          expected = pull.addingProduct(table[1, channel, 0], value)
        }
        #expect(out[at] == expected)
      }
      try expectSameBits { level in sample.packed { level.pack(view, 1, 1, $0, to: $1) } }
    }
  }

  @Test("combine is a·g + p·x + q in place, and nothing without coefficients")
  func combine() throws {
    let x = RandomValues.map(MapViewTests.shape, seed: 2)
    for rows in [1, 2] {
      let table = RandomValues.table(rows: rows, channels: 20, columns: 3)
      func combined(_ coefficients: ChannelTable?, _ kernels: KernelTable) -> FeatureMap {
        let g = RandomValues.map(MapViewTests.shape)
        let view = GradientView(g, of: x, coefficients: coefficients, usesValues: true)
        g.eachPlane { kernels.combine(view, $0, $1) }
        return g
      }
      let kernels = try bestKernels(), before = RandomValues.map(MapViewTests.shape).values
      #expect(combined(nil, kernels).values == before)
      let ours = combined(table, kernels), xs = x.values
      #expect(ours.padding.allSatisfy { $0 == 0 })
      for (index, value) in ours.values.enumerated() {
        let image = index / (20 * 35), channel = index / 35 % 20
        let pull = table[image, channel, 2].addingProduct(table[image, channel, 1], xs[index])
        #expect(value == pull.addingProduct(table[image, channel, 0], before[index]))
      }
      try expectSameBits { combined(table, $0).values }
    }
  }

  @Test("A gradient is closed where the rectifier was closed, and keeps numbers that are none")
  func close() throws {
    for view in MapViewTests.views() where view.relu {
      // Exact zeros are closed too; NaN is open, so that it stays in sight.
      view.map[0, 3, 2, 2] = .nan
      view.map[1, 3, 2, 2] = view.scale == nil ? 0 : 1
      view.scale?[1, 3, 0] = 2
      view.scale?[1, 3, 1] = -2
      let before = RandomValues.map(MapViewTests.shape, seed: 5).values
      let seen = MapViewTests.seen(view)
      let after = Self.finished(closedBy: view, try bestKernels()).gradient
      for index in after.indices {
        #expect(after[index] == (seen[index] == 0 ? 0 : before[index]))
      }
      try expectSameBits { Self.finished(closedBy: view, $0).gradient }
    }
  }

  @Test(
    "One pass adds, closes, measures and moves as four passes do, to the bit",
    arguments: [false, true]
  )
  func finish(_ moves: Bool) throws {
    let addend = RandomValues.map(MapViewTests.shape, seed: 6),
      map = RandomValues.map(MapViewTests.shape, seed: 7)
    let pilots = Moments(MapViewTests.shape)
    for view in MapViewTests.views() {
      let kernels = try bestKernels()
      map.eachPlane { kernels.measure(map, $0, $1, into: pilots) }
      let closing = view.relu ? view : nil
      let sum = zip(RandomValues.map(MapViewTests.shape, seed: 5).values, addend.values).map(+)
      let seen = MapViewTests.seen(view)
      let expected = sum.indices.map { view.relu && seen[$0] == 0 ? 0 : sum[$0] }
      func together(_ kernels: KernelTable) -> Finished {
        Self.finished(
          moves: moves,
          adding: addend,
          closedBy: closing,
          measuring: map,
          about: pilots,
          kernels
        )
      }
      let result = together(kernels)
      #expect(result.gradient == expected)

      let apart = GradientMoments(MapViewTests.shape, about: pilots),
        gradient = FeatureMap(MapViewTests.shape)
      gradient.assign(expected)
      gradient.eachPlane { kernels.measure(gradient, of: map, $0, $1, into: apart) }
      #expect(result.moments == Self.numbers(apart))
      try expectSameBits { together($0).moments + together($0).gradient }
    }
  }

  @Test("a plane of which nothing is wanted is moved, and stays where it is when that is its place")
  func move() throws {
    let g = RandomValues.map(MapViewTests.shape, seed: 5).values
    for moves in [false, true] {
      let result = Self.finished(moves: moves, closedBy: nil, try bestKernels())
      #expect(result.gradient == g && result.moments.isEmpty)
    }
  }

  private struct Finished {
    var gradient: [Float]
    var moments: [Float]
  }

  private static func finished(
    moves: Bool = false,
    adding addend: FeatureMap? = nil,
    closedBy view: MapView?,
    measuring map: FeatureMap? = nil,
    about pilots: Moments? = nil,
    _ kernels: KernelTable
  ) -> Finished {
    let g = RandomValues.map(MapViewTests.shape, seed: 5)
    let moments = map.map { _ in GradientMoments(MapViewTests.shape, about: pilots) }
    let kept = moves ? FeatureMap(MapViewTests.shape) : g
    g.eachPlane {
      kernels.finish(
        g.plane($0, $1),
        to: kept.plane($0, $1),
        pixels: MapViewTests.shape.pixels,
        adding: addend,
        closedBy: view,
        measuring: map,
        into: moments,
        $0,
        $1
      )
    }
    return Finished(gradient: kept.values, moments: moments.map(numbers) ?? [])
  }

  private static func numbers(_ moments: GradientMoments) -> [Float] {
    (0..<moments.images).flatMap { image in
      (0..<moments.channels).flatMap { channel in
        [
          Float(moments.sum(image, channel)),
          Float(moments.product(image, channel, about: 0)),
        ]
      }
    }
  }
}
