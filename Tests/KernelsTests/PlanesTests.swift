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

  @Test("pack of a sum is a join and then a pack, to the bit", arguments: 0..<6, 0..<6)
  func packSum(_ index: Int, _ other: Int) throws {
    let view = MapViewTests.views()[index], second = MapViewTests.views()[other]
    let sample = try HaloSample(height: 5, width: 7, padding: 1)
    for third in MapViewTests.views(seed: 4) {
      func numbers(
        _ pass: (_ sum: MapView, _ image: Int, _ block: Int, Halo, UnsafeMutablePointer<Float>) ->
          Void
      ) -> [Float] {
        let map = RandomValues.map(MapViewTests.shape, seed: 8)
        let sum = MapView(map, scale: third.scale, relu: third.relu)
        var packed: [Float] = []
        map.eachPlane { image, block in
          packed += sample.packed { pass(sum, image, block, $0, $1) }
        }
        return map.values + packed
      }
      func together(_ kernels: KernelTable) -> [Float] {
        numbers { kernels.pack(view, plus: second, as: $0, $1, $2, $3, to: $4) }
      }
      let kernels = try bestKernels()
      let apart = numbers { sum, image, block, halo, out in
        kernels.join(view, second, image, block, to: sum.map.plane(image, block))
        kernels.pack(sum, image, block, halo, to: out)
      }
      #expect(together(kernels) == apart)
      try expectSameBits(together)
    }
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
