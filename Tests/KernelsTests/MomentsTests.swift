import Kernels
import Testing

@Suite("Moments")
struct MomentsTests {
  /// Mean and Σ(x − mean)² in double, in two passes.
  private static func twoPass(_ values: [Float]) -> (mean: Double, squares: Double) {
    let mean = values.reduce(0.0) { $0 + Double($1) } / Double(values.count)
    return (mean, values.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) })
  }

  private static func measured(_ map: FeatureMap, _ kernels: KernelTable) -> Moments {
    let moments = Moments(map.shape)
    map.eachPlane { kernels.measure(map, $0, $1, into: moments) }
    return moments
  }

  /// The pixels of one sample and channel.
  private static func pixels(_ map: FeatureMap, _ image: Int, _ channel: Int) -> [Float] {
    let start = (image * map.shape.channels + channel) * map.shape.pixels
    return Array(map.values[start..<start + map.shape.pixels])
  }

  @Test(
    "agree with double arithmetic, also where the mean is far larger than the deviation",
    arguments: [0, 1e3, 1e6, -1e6] as [Float],
    [4, 63, 1024]
  )
  func values(_ mean: Float, _ width: Int) throws {
    let map = RandomValues.map(
      MapShape(images: 2, channels: 18, height: 1, width: width),
      mean: mean
    )
    let moments = Self.measured(map, try bestKernels())
    #expect(moments.images == 2 && moments.channels == 18 && moments.pixels == width)
    for image in 0..<2 {
      for channel in 0..<18 {
        let pixels = Self.pixels(map, image, channel), exact = Self.twoPass(pixels)
        let error = abs(moments.squares(image, channel) - exact.squares)
        #expect(error <= 1e-4 * exact.squares)
        #expect(abs(moments.mean(image, channel) - exact.mean) <= 1e-5)
        #expect(moments.pilot(image, channel) == Double(pixels[0]))
      }
    }
  }

  @Test("of every number of pixels count each pixel once", arguments: 1...9)
  func remainders(_ width: Int) throws {
    let map = FeatureMap(MapShape(images: 1, channels: 1, height: 1, width: width))
    map.assign((0..<width).map { Float(1 << $0) })
    let moments = Self.measured(map, try bestKernels())
    // Powers of two: their sum names the pixels that were counted.
    #expect((moments.mean(0, 0) * Double(width)).rounded() == Double((1 << width) - 1))
    let exact = Self.twoPass(map.values).squares
    #expect(abs(moments.squares(0, 0) - exact) <= 1e-10 * exact)
  }

  @Test(
    "merged are the two-pass moments of all pixels together",
    arguments: [0, 1e3, 1e6] as [Float]
  )
  func merged(_ mean: Float) throws {
    let map = RandomValues.map(
      MapShape(images: 5, channels: 20, height: 8, width: 8),
      mean: mean
    )
    // A channel's mean differs from image to image, or merging would have nothing to add.
    for image in 0..<5 {
      for pixel in 0..<64 { map[image, 17, pixel / 8, pixel % 8] += Float(3 * image) }
    }
    let moments = Self.measured(map, try bestKernels())
    for channel in [0, 15, 17, 19] {
      let exact = Self.twoPass((0..<5).flatMap { Self.pixels(map, $0, channel) })
      let ours = moments.ofChannel(channel)
      #expect(abs(ours.squares - exact.squares) <= 1e-4 * exact.squares)
      #expect(abs(ours.mean - exact.mean) <= 1e-5)
    }
    let group = (12..<20).map { (3, $0) }
    let exact = Self.twoPass(group.flatMap { Self.pixels(map, $0.0, $0.1) })
    let ours = moments.merged(images: 3..<4, channels: 12..<20)
    #expect(abs(ours.squares - exact.squares) <= 1e-4 * exact.squares)
    #expect(abs(ours.mean - exact.mean) <= 1e-5)
  }

  @Test("of a block are those of its channels, to the bit", arguments: [0, 1e3] as [Float])
  func block(_ mean: Float) throws {
    let shape = MapShape(images: 5, channels: 40, height: 3, width: 5)
    let map = RandomValues.map(shape, mean: mean), gradient = RandomValues.map(shape, seed: 2)
    // A plane of one value has a deviation of zero, and one that is none has no number.
    for pixel in 0..<15 { map[1, 3, pixel / 5, pixel % 5] = 7 }
    map[2, 33, 0, 0] = .infinity
    let kernels = try bestKernels(), moments = Self.measured(map, kernels)
    let products = GradientMoments(shape, about: moments)
    map.eachPlane { kernels.measure(gradient, of: map, $0, $1, into: products) }
    for channel in 0..<40 {
      let lane = channel % 16, block = moments.ofBlock(channel / 16)
      let expected = moments.ofChannel(channel)
      #expect(block.mean[lane] == expected.mean || !expected.mean.isFinite)
      #expect(block.squares[lane].isFinite == expected.squares.isFinite)
      #expect(block.squares[lane] == expected.squares || !expected.squares.isFinite)

      let total = products.ofBlock(channel / 16, about: SIMD16(repeating: 0.5))
      var sum = 0.0, product = 0.0
      for image in 0..<5 {
        sum += products.sum(image, channel)
        product += products.product(image, channel, about: 0.5)
      }
      #expect(total.sum[lane] == sum)
      #expect(total.product[lane] == product || !product.isFinite)
      #expect(total.product[lane].isFinite == product.isFinite)
    }
    #expect(!moments.ofBlock(2).squares[1].isFinite && moments.ofBlock(2).squares[0].isFinite)
  }

  @Test("of a constant plane have no deviation")
  func constant() throws {
    let map = FeatureMap(MapShape(images: 1, channels: 2, height: 5, width: 5))
    map.assign([Float](repeating: 1e7, count: 50))
    let moments = Self.measured(map, try bestKernels())
    #expect(moments.mean(0, 1) == 1e7)
    #expect(moments.squares(0, 1) == 0)
  }

  @Test("of a plane with a number that is none are none, in that channel alone")
  func notNumbers() throws {
    for value in [Float.nan, .infinity, -.infinity] {
      let map = RandomValues.map(MapShape(images: 2, channels: 3, height: 2, width: 3))
      map[1, 2, 1, 1] = value
      let moments = Self.measured(map, try bestKernels())
      #expect(!moments.mean(1, 2).isFinite)
      #expect(!moments.squares(1, 2).isFinite)
      #expect(!moments.ofChannel(2).squares.isFinite)
      #expect(moments.squares(0, 2).isFinite && moments.squares(1, 1).isFinite)
    }
  }

  @Test("of a gradient keep their digits about a far mean", arguments: [0, 1e3] as [Float])
  func gradients(_ mean: Float) throws {
    let kernels = try bestKernels()
    let shape = MapShape(images: 2, channels: 18, height: 9, width: 7)
    let x = RandomValues.map(shape, mean: mean), g = RandomValues.map(shape, seed: 2)
    let gradient = GradientMoments(shape, about: Self.measured(x, kernels))
    x.eachPlane { kernels.measure(g, of: x, $0, $1, into: gradient) }
    #expect(gradient.images == 2 && gradient.channels == 18 && gradient.pixels == 63)
    for image in 0..<2 {
      for channel in 0..<18 {
        let xs = Self.pixels(x, image, channel), gs = Self.pixels(g, image, channel)
        let center = Self.twoPass(xs).mean
        let sum = gs.reduce(0.0) { $0 + Double($1) }
        let product = zip(gs, xs).reduce(0.0) { $0 + Double($1.0) * (Double($1.1) - center) }
        #expect(abs(gradient.sum(image, channel) - sum) <= 2e-5)
        // Of the order of √63 = 8: the mean costs no digits.
        #expect(abs(gradient.product(image, channel, about: center) - product) <= 1e-4)
      }
    }
  }

  @Test("of a gradient without pilots compare with zero")
  func noPilots() throws {
    let kernels = try bestKernels()
    let shape = MapShape(images: 1, channels: 2, height: 1, width: 5)
    let x = FeatureMap(shape), g = FeatureMap(shape)
    x.assign([1, 2, 3, 4, 5, 0, 0, 0, 0, 7])
    g.assign([1, 0, -1, 2, 3, 1, 1, 1, 1, 2])
    let gradient = GradientMoments(shape, about: nil)
    kernels.measure(g, of: x, 0, 0, into: gradient)
    #expect(gradient.sum(0, 0) == 5)
    #expect(gradient.product(0, 0, about: 0) == 21)
    #expect(gradient.product(0, 0, about: 2) == 11)
    #expect(gradient.product(0, 1, about: 0) == 14)
  }

  @Test("are taken while a plane is moved as they are where it stands", arguments: [1, 6, 49])
  func moved(_ width: Int) throws {
    let shape = MapShape(images: 2, channels: 20, height: 1, width: width)
    let x = RandomValues.map(shape, mean: 100), kept = FeatureMap(shape)
    for level in KernelLevel.available {
      let kernels = try #require(KernelTable(level: level)), moments = Moments(shape)
      let expected = Self.measured(x, kernels)
      kept.assign([Float](repeating: .nan, count: 40 * width))
      x.eachPlane {
        kernels.measure(x.plane($0, $1), to: kept.plane($0, $1), $0, $1, into: moments)
      }
      #expect(kept.values == x.values)
      for channel in 0..<20 {
        #expect(moments.ofChannel(channel) == expected.ofChannel(channel))
      }
    }
  }

  @Test("have the same bits on every level", arguments: [1, 6, 49])
  func bits(_ width: Int) throws {
    let shape = MapShape(images: 2, channels: 20, height: 1, width: width)
    let x = RandomValues.map(shape, mean: 100), g = RandomValues.map(shape, seed: 2)
    try expectSameBits { kernels in
      let moments = Self.measured(x, kernels)
      let gradient = GradientMoments(shape, about: moments)
      x.eachPlane { kernels.measure(g, of: x, $0, $1, into: gradient) }
      return (0..<2).flatMap { image in
        (0..<20).flatMap { channel in
          // The mean and the product about the pilot show the sums themselves.
          [
            Float(moments.mean(image, channel) - moments.pilot(image, channel)),
            Float(moments.squares(image, channel)), Float(gradient.sum(image, channel)),
            Float(gradient.product(image, channel, about: moments.pilot(image, channel))),
          ]
        }
      }
    }
  }
}
