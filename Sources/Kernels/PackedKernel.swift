/// How a kernel is laid out for contraction: [group][input block][kh][kw][16 of i][vectors][16 of o].
///
/// Output blocks are taken two by two, a last odd one alone, so that a tile of the micro-kernel holds
/// one or two vectors per pixel.
struct PackedLayout: Sendable {
  /// Output blocks that one contraction computes together.
  struct Group: Sendable {
    /// The first block of 16 output channels.
    let block: Int
    /// Blocks, 1 or 2.
    let vectors: Int
    /// Numbers before the group's own.
    let offset: Int
  }

  let shape: KernelShape
  let groups: [Group]
  /// Input channels per term: 16, or fewer when the whole input has fewer.
  let channels: Int

  init(_ shape: KernelShape) {
    self.shape = shape
    channels = min(16, shape.inputs)
    let perBlock = (shape.inputs + 15) / 16 * shape.taps * channels * 16
    groups = Self.groups(outputBlocks: shape.blocks, perBlock: perBlock)
  }

  /// Pairs of output blocks, `perBlock` numbers each.
  static func groups(outputBlocks: Int, perBlock: Int) -> [Group] {
    stride(from: 0, to: outputBlocks, by: 2).map { block in
      Group(block: block, vectors: min(2, outputBlocks - block), offset: block * perBlock)
    }
  }

  /// Numbers of the layout, padding included.
  var storage: Int { shape.blocks * ((shape.inputs + 15) / 16) * shape.taps * channels * 16 }

  /// Calls `body` with the place of every vector here, its block of filters, its input and its tap.
  @inline(__always)
  func visit(_ body: (_ packed: Int, _ filter: Int, _ input: Int, _ tap: Int) -> Void) {
    for group in groups {
      for block in 0..<(shape.inputs + 15) / 16 {
        for tap in 0..<shape.taps {
          let term = (block * shape.taps + tap) * channels
          for lane in 0..<min(channels, shape.inputs - block * 16) {
            for vector in 0..<group.vectors {
              body(
                group.offset + ((term + lane) * group.vectors + vector) * 16,
                group.block + vector, block * 16 + lane, tap)
            }
          }
        }
      }
    }
  }
}

/// A kernel in the layout that contraction reads.
struct PackedKernel: Sendable {
  let layout: PackedLayout
  private(set) var storage: [Float]

  init(_ shape: KernelShape) {
    layout = PackedLayout(shape)
    storage = [Float](repeating: 0, count: layout.storage)
  }

  /// Copies filters in; of a bank with more taps than this kernel, the named ones.
  mutating func pack(_ bank: FilterBank, taps: [Int]? = nil) {
    let layout = layout, taps = taps ?? Array(0..<layout.shape.taps)
    precondition(taps.count == layout.shape.taps, "\(taps.count) taps for \(layout.shape)")
    storage.withUnsafeMutableBufferPointer { to in
      bank.storage.withUnsafeBufferPointer { from in
        layout.visit { packed, filter, input, tap in
          let index = (filter * bank.shape.length + input * bank.shape.taps + taps[tap]) * 16
          for lane in 0..<16 { to[packed + lane] = from[index + lane] }
        }
      }
    }
  }

  /// Copies a gradient of this layout out into filters.
  func unpack(_ packed: UnsafePointer<Float>, into kernel: inout FilterBank) {
    let shape = layout.shape
    kernel.storage.withUnsafeMutableBufferPointer { to in
      layout.visit { from, filter, input, tap in
        let index = (filter * shape.length + input * shape.taps + tap) * 16
        for lane in 0..<16 { to[index + lane] = packed[from + lane] }
      }
    }
  }
}
