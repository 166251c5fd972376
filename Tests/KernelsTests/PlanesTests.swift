import Kernels
import Synchronization
import Testing

@Suite("Planes")
struct PlanesTests {
  @Test("join stores the sum of what is seen of two maps", arguments: 0..<6, 0..<6)
  func join(_ index: Int, _ other: Int) throws {
    let view = MapViewTests.views()[index], second = MapViewTests.views()[other]
    func joined(_ kernels: KernelTable) -> FeatureMap {
      let out = RandomValues.map(MapViewTests.shape, seed: 8)
      out.eachPlane { kernels.join(view, second, $0, $1, to: out.plane($0, $1)) }
      return out
    }
    let sum = joined(try bestKernels())
    #expect(sum.values == zip(MapViewTests.seen(view), MapViewTests.seen(second)).map(+))
    #expect(sum.padding.allSatisfy { $0 == 0 })
    try expectSameBits { joined($0).values }
  }

  @Test("pack writes what is seen within a border of zeros", arguments: 0..<6, [0, 1, 3])
  func pack(_ index: Int, _ padding: Int) throws {
    let view = MapViewTests.views()[index], kernels = try bestKernels()
    let sample = try HaloSample(height: 5, width: 7, padding: padding)
    for (image, block) in [(0, 0), (1, 1)] {
      let out = sample.packed { kernels.pack(view, image, block, $0, to: $1) }
      sample.each { row, column, lane, at in
        let channel = block * 16 + lane
        let inside = 0..<5 ~= row && 0..<7 ~= column && channel < 20
        #expect(out[at] == (inside ? MapViewTests.seen(view, image, channel, row, column) : 0))
      }
      try expectSameBits { level in sample.packed { level.pack(view, image, block, $0, to: $1) } }
    }
  }

  @Test("pack writes only the pixels that a kernel of 1×1 reads", arguments: [1, 2, 3])
  func packSubsampled(_ stride: Int) throws {
    let view = MapViewTests.views()[3], kernels = try bestKernels()
    let sample = try HaloSample(height: 5, width: 7, padding: 0, stride: stride)
    let out = sample.packed { kernels.pack(view, 1, 0, $0, to: $1) }
    #expect(out.count == (4 / stride + 1) * (6 / stride + 1) * 16)
    sample.each { row, column, lane, at in
      let seen = MapViewTests.seen(view, 1, lane, row * stride, column * stride)
      #expect(out[at] == seen)
    }
    try expectSameBits { level in sample.packed { level.pack(view, 1, 0, $0, to: $1) } }
  }

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

  @Test("One pass adds, closes and measures as three passes do, to the bit")
  func finish() throws {
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
        Self.finished(adding: addend, closedBy: closing, measuring: map, about: pilots, kernels)
      }
      let result = together(kernels)
      #expect(result.gradient == expected)

      let apart = GradientMoments(MapViewTests.shape, about: pilots),
        gradient = FeatureMap(MapViewTests.shape)
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
    let g = RandomValues.map(MapViewTests.shape, seed: 5)
    let moments = map.map { _ in GradientMoments(MapViewTests.shape, about: pilots) }
    g.eachPlane {
      kernels.finish(
        g.plane($0, $1),
        pixels: MapViewTests.shape.pixels,
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

  /// The halo that a kernel of size 2·padding + 1 needs, its windows `stride` pixels apart.
  init(height: Int, width: Int, padding: Int, stride: Int = 1) throws {
    let seen = Mutex<[Halo]>([])
    let engine = Engine(convolution: .direct)
    let size = 2 * padding + 1
    let shape = ConvolutionShape(
      inputChannels: 1,
      outputChannels: 1,
      kernelHeight: size,
      kernelWidth: size,
      stride: stride,
      padding: padding,
      inputHeight: height,
      inputWidth: width
    )
    let convolution = Convolution(shape, images: 1, engine)
    convolution.forward(
      ConvolutionSurroundings(read: { _, _, halo, _ in seen.withLock { $0.append(halo) } }),
      kernel: FilterBank(shape.kernel),
      output: FeatureMap(
        MapShape(
          images: 1,
          channels: 1,
          height: shape.outputHeight,
          width: shape.outputWidth
        )
      ),
      engine
    )
    halo = try #require(seen.withLock { $0.first })
    self.height = shape.outputHeight
    self.width = shape.outputWidth
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
