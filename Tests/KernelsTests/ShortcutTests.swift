import Kernels
import Testing

/// The shortcut without parameters: every second pixel, and zeros for new channels.
///
/// - Source: He et al. 2016, arXiv 1512.03385, option A.
@Suite("Shortcut")
struct ShortcutTests {
  /// Channels of the source and the target, stride.
  static let joins = [
    [16, 16, 1], [16, 16, 2], [16, 32, 1], [16, 32, 2], [32, 64, 1], [32, 64, 2], [20, 24, 1],
    [20, 24, 2], [8, 16, 2], [24, 48, 2], [4, 40, 1], [17, 19, 2],
  ]

  static func shapes(
    _ join: [Int],
    height: Int = 5,
    width: Int = 6
  ) -> (source: MapShape, target: MapShape) {
    let stride = join[2]
    return (
      MapShape(images: 2, channels: join[0], height: height, width: width),
      MapShape(
        images: 2,
        channels: join[1],
        height: (height + stride - 1) / stride,
        width: (width + stride - 1) / stride
      )
    )
  }

  /// Adds a view to every plane of a target.
  static func add(_ view: MapView, stride: Int, to target: FeatureMap, _ kernels: KernelTable) {
    target.eachPlane { kernels.addShortcut(view, stride: stride, $0, $1, to: target) }
  }

  /// Adds a join's gradient to one plane of its shortcut's.
  private static func addGradient(
    of join: FeatureMap,
    stride: Int,
    to gradient: FeatureMap,
    _ image: Int,
    _ block: Int,
    _ kernels: KernelTable
  ) {
    kernels.addShortcutGradient(
      join,
      stride: stride,
      image,
      block,
      of: gradient.shape,
      to: gradient.plane(image, block)
    )
  }

  @Test("adds every stride-th pixel, as many zero channels before as behind", arguments: joins)
  func forward(_ join: [Int]) throws {
    let shapes = Self.shapes(join), kernels = try bestKernels()
    let map = RandomValues.map(shapes.source)
    let scale = RandomValues.table(rows: 2, channels: join[0], columns: 2)
    for view in [MapView(map), MapView(map, scale: scale, relu: true)] {
      let target = RandomValues.map(shapes.target, seed: 2), before = target.values
      Self.add(view, stride: join[2], to: target, kernels)
      let offset = (join[1] - join[0]) / 2, s = shapes.target
      for (index, value) in target.values.enumerated() {
        let column = index % s.width, row = index / s.width % s.height
        let channel = index / s.pixels % s.channels - offset, image = index / s.pixels / s.channels
        let seen =
          0..<join[0] ~= channel
          ? MapViewTests.seen(view, image, channel, row * join[2], column * join[2]) : 0
        #expect(value == before[index] + seen)
      }
      #expect(target.padding.allSatisfy { $0 == 0 })
    }
  }

  @Test("its gradient is its transpose", arguments: joins)
  func transpose(_ join: [Int]) throws {
    let shapes = Self.shapes(join), kernels = try bestKernels()
    func integers(_ shape: MapShape, _ seed: UInt64) -> FeatureMap {
      let map = FeatureMap(shape)
      var random = RandomSource(seed: seed, purpose: .probe)
      map.assign(map.values.map { _ in Float(random.integer(below: 9) - 4) })
      return map
    }
    let x = integers(shapes.source, 1), g = integers(shapes.target, 2)
    let y = FeatureMap(shapes.target), gradient = FeatureMap(shapes.source)
    Self.add(MapView(x), stride: join[2], to: y, kernels)
    gradient.eachPlane {
      Self.addGradient(of: g, stride: join[2], to: gradient, $0, $1, kernels)
    }
    // ⟨S x, g⟩ = ⟨x, Sᵀ g⟩, exact in small integers.
    let forward = zip(y.values, g.values).reduce(Float(0)) { $0 + $1.0 * $1.1 }
    let backward = zip(x.values, gradient.values).reduce(Float(0)) { $0 + $1.0 * $1.1 }
    #expect(forward == backward)
    #expect(gradient.values.contains { $0 != 0 })
    #expect(gradient.padding.allSatisfy { $0 == 0 })
  }

  @Test("its gradient is added to what is there, at the pixels that were read", arguments: joins)
  func adding(_ join: [Int]) throws {
    let shapes = Self.shapes(join), kernels = try bestKernels()
    let g = RandomValues.map(shapes.target), gradient = RandomValues.map(shapes.source, seed: 2)
    let before = gradient.values
    gradient.eachPlane {
      Self.addGradient(of: g, stride: join[2], to: gradient, $0, $1, kernels)
    }
    let offset = (join[1] - join[0]) / 2, s = shapes.source
    for (index, value) in gradient.values.enumerated() {
      let column = index % s.width, row = index / s.width % s.height
      let channel = index / s.pixels % s.channels, image = index / s.pixels / s.channels
      let read = row % join[2] == 0 && column % join[2] == 0
      let pulled = read ? g[image, channel + offset, row / join[2], column / join[2]] : 0
      #expect(value == before[index] + pulled)
    }
  }

  @Test("both ways have the same bits on every level", arguments: joins)
  func bits(_ join: [Int]) throws {
    let shapes = Self.shapes(join)
    let view = MapView(
      RandomValues.map(shapes.source),
      scale: RandomValues.table(rows: 1, channels: join[0], columns: 2),
      relu: true
    )
    try expectSameBits { kernels in
      let target = RandomValues.map(shapes.target, seed: 3)
      Self.add(view, stride: join[2], to: target, kernels)
      let gradient = RandomValues.map(shapes.source, seed: 4)
      gradient.eachPlane {
        Self.addGradient(of: target, stride: join[2], to: gradient, $0, $1, kernels)
      }
      return target.values + gradient.values
    }
  }
}
