import Kernels

/// Numbers for tests, the same in every run.
enum RandomValues {
  /// Standard normal numbers times `deviation`, about `mean`.
  static func normal(
    _ count: Int,
    seed: UInt64 = 1,
    mean: Float = 0,
    deviation: Float = 1
  ) -> [Float] {
    var random = RandomSource(seed: seed, purpose: .probe)
    return (0..<count).map { _ in mean + deviation * random.normal() }
  }

  /// Normal numbers in a map.
  static func map(
    _ shape: MapShape,
    seed: UInt64 = 1,
    mean: Float = 0,
    deviation: Float = 1
  ) -> FeatureMap {
    let map = FeatureMap(shape)
    map.assign(
      normal(
        shape.images * shape.channels * shape.pixels,
        seed: seed,
        mean: mean,
        deviation: deviation
      )
    )
    return map
  }

  /// Normal numbers in the columns of a table; lanes of padding stay zero.
  static func table(
    rows: Int,
    channels: Int,
    columns: Int,
    seed: UInt64 = 1
  ) -> ChannelTable {
    let table = ChannelTable(rows: rows, channels: channels, columns: columns)
    var random = RandomSource(seed: seed, purpose: .probe)
    for row in 0..<rows {
      for channel in 0..<channels {
        for column in 0..<columns { table[row, channel, column] = random.normal() }
      }
    }
    return table
  }
}

extension FeatureMap {
  /// The lanes of every plane beyond the last channel.
  var padding: [Float] {
    let used = shape.channels % 16
    guard used > 0 else { return [] }
    return (0..<shape.images).flatMap { image in
      let last = plane(image, shape.blocks - 1)
      return (0..<shape.pixels).flatMap { pixel in (used..<16).map { last[pixel * 16 + $0] } }
    }
  }

  /// Calls `body` for every plane.
  func eachPlane(_ body: (_ image: Int, _ block: Int) -> Void) {
    for image in 0..<shape.images {
      for block in 0..<shape.blocks { body(image, block) }
    }
  }

  /// One number, at row-major coordinates.
  subscript(image: Int, channel: Int, row: Int, column: Int) -> Float {
    get { plane(image, channel / 16)[(row * shape.width + column) * 16 + channel % 16] }
    nonmutating set {
      plane(image, channel / 16)[(row * shape.width + column) * 16 + channel % 16] = newValue
    }
  }
}
