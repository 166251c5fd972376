import Kernels
import Synchronization
import Testing

@Suite("Planes")
struct PlanesTests {
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

  @Test("join stores the sum of what is seen of two maps", arguments: 0..<6, 0..<6)
  func join(_ index: Int, _ other: Int) throws {
    let view = Self.views()[index], second = Self.views()[other]
    func joined(_ kernels: KernelTable) -> FeatureMap {
      let out = RandomValues.map(Self.shape, seed: 8)
      out.eachPlane { kernels.join(view, second, $0, $1, to: out.plane($0, $1)) }
      return out
    }
    let sum = joined(try bestKernels())
    #expect(sum.values == zip(Self.seen(view), Self.seen(second)).map(+))
    #expect(sum.padding.allSatisfy { $0 == 0 })
    try expectSameBits { joined($0).values }
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

  @Test("pack writes what is seen within a border of zeros", arguments: 0..<6, [0, 1, 3])
  func pack(_ index: Int, _ padding: Int) throws {
    let view = Self.views()[index], kernels = try bestKernels()
    let sample = try HaloSample(height: 5, width: 7, padding: padding)
    for (image, block) in [(0, 0), (1, 1)] {
      let out = sample.packed { kernels.pack(view, image, block, $0, to: $1) }
      sample.each { row, column, lane, at in
        let channel = block * 16 + lane
        let inside = 0..<5 ~= row && 0..<7 ~= column && channel < 20
        #expect(out[at] == (inside ? Self.seen(view, image, channel, row, column) : 0))
      }
      try expectSameBits { level in sample.packed { level.pack(view, image, block, $0, to: $1) } }
    }
  }

  @Test("pack writes a·g + p·x + q within a border of zeros", arguments: [0, 1, 2])
  func packGradient(_ padding: Int) throws {
    let kernels = try bestKernels()
    let g = RandomValues.map(Self.shape), x = RandomValues.map(Self.shape, seed: 2)
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
    let x = RandomValues.map(Self.shape, seed: 2)
    for rows in [1, 2] {
      let table = RandomValues.table(rows: rows, channels: 20, columns: 3)
      func combined(_ coefficients: ChannelTable?, _ kernels: KernelTable) -> FeatureMap {
        let g = RandomValues.map(Self.shape)
        let view = GradientView(g, of: x, coefficients: coefficients, usesValues: true)
        g.eachPlane { kernels.combine(view, $0, $1) }
        return g
      }
      let kernels = try bestKernels(), before = RandomValues.map(Self.shape).values
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
    for view in Self.views() where view.relu {
      // Exact zeros are closed too; NaN is open, so that it stays in sight.
      view.map[0, 3, 2, 2] = .nan
      view.map[1, 3, 2, 2] = view.scale == nil ? 0 : 1
      view.scale?[1, 3, 0] = 2
      view.scale?[1, 3, 1] = -2
      let before = RandomValues.map(Self.shape, seed: 5).values
      let seen = Self.seen(view)
      let after = Self.finished(closedBy: view, try bestKernels()).gradient
      for index in after.indices {
        #expect(after[index] == (seen[index] == 0 ? 0 : before[index]))
      }
      try expectSameBits { Self.finished(closedBy: view, $0).gradient }
    }
  }

  @Test("One pass adds, closes and measures as three passes do, to the bit")
  func finish() throws {
    let addend = RandomValues.map(Self.shape, seed: 6), map = RandomValues.map(Self.shape, seed: 7)
    let pilots = Moments(Self.shape)
    for view in Self.views() {
      let kernels = try bestKernels()
      map.eachPlane { kernels.measure(map, $0, $1, into: pilots) }
      let closing = view.relu ? view : nil
      let sum = zip(RandomValues.map(Self.shape, seed: 5).values, addend.values).map(+)
      let seen = Self.seen(view)
      let expected = sum.indices.map { view.relu && seen[$0] == 0 ? 0 : sum[$0] }
      func together(_ kernels: KernelTable) -> Finished {
        Self.finished(adding: addend, closedBy: closing, measuring: map, about: pilots, kernels)
      }
      let result = together(kernels)
      #expect(result.gradient == expected)

      let apart = GradientMoments(Self.shape, about: pilots), gradient = FeatureMap(Self.shape)
      gradient.assign(expected)
      gradient.eachPlane { kernels.measure(gradient, of: map, $0, $1, into: apart) }
      #expect(result.moments == Self.numbers(apart))
      try expectSameBits { together($0).moments }
    }
  }

  private struct Finished {
    var gradient: [Float]
    var moments: [Float]
  }

  private static func finished(
    adding addend: FeatureMap? = nil,
    closedBy view: MapView?,
    measuring map: FeatureMap? = nil,
    about pilots: Moments? = nil,
    _ kernels: KernelTable
  ) -> Finished {
    let g = RandomValues.map(shape, seed: 5)
    let moments = map.map { _ in GradientMoments(shape, about: pilots) }
    g.eachPlane {
      kernels.finish(
        g.plane($0, $1),
        pixels: shape.pixels,
        adding: addend,
        closedBy: view,
        measuring: map,
        into: moments,
        $0,
        $1
      )
    }
    return Finished(gradient: g.values, moments: moments.map(numbers) ?? [])
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

/// A halo as a convolution asks for it, and the buffer that a pass fills.
struct HaloSample {
  let halo: Halo
  let height: Int
  let width: Int
  let padding: Int

  /// The halo that a kernel of size 2·padding + 1 needs.
  init(height: Int, width: Int, padding: Int) throws {
    let seen = Mutex<[Halo]>([])
    let engine = Engine(convolution: .direct)
    let size = 2 * padding + 1
    let shape = ConvolutionShape(
      inputChannels: 1,
      outputChannels: 1,
      kernelHeight: size,
      kernelWidth: size,
      stride: 1,
      padding: padding,
      inputHeight: height,
      inputWidth: width
    )
    let convolution = Convolution(shape, images: 1, engine)
    convolution.forward(
      ConvolutionSurroundings(read: { _, _, halo, _ in seen.withLock { $0.append(halo) } }),
      kernel: FilterBank(shape.kernel),
      output: FeatureMap(MapShape(images: 1, channels: 1, height: height, width: width)),
      engine
    )
    halo = try #require(seen.withLock { $0.first })
    self.height = height
    self.width = width
    self.padding = padding
  }

  /// What a pass writes over a buffer of numbers that are none.
  func packed(_ pass: (Halo, UnsafeMutablePointer<Float>) -> Void) -> [Float] {
    let count = (height + 2 * padding) * (width + 2 * padding) * 16
    let buffer = AlignedBuffer(count: count)
    buffer.start.update(repeating: .nan, count: count)
    pass(halo, buffer.start)
    return (0..<count).map { buffer.start[$0] }
  }

  /// Calls `body` with every place; rows and columns count from the plane's first pixel.
  func each(_ body: (_ row: Int, _ column: Int, _ lane: Int, _ at: Int) -> Void) {
    let columns = width + 2 * padding
    for row in -padding..<height + padding {
      for column in -padding..<width + padding {
        let pixel = (row + padding) * columns + column + padding
        for lane in 0..<16 { body(row, column, lane, pixel * 16 + lane) }
      }
    }
  }
}
