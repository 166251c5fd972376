internal import CKernels

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
    /// Numbers before the group's own, and its own.
    let offset: Int
    let storage: Int
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
      let vectors = min(2, outputBlocks - block)
      return Group(
        block: block,
        vectors: vectors,
        offset: block * perBlock,
        storage: vectors * perBlock
      )
    }
  }

  /// Blocks of 16 input channels.
  var inputBlocks: Int { (shape.inputs + 15) / 16 }

  /// Numbers of the layout, padding included.
  var storage: Int { groups.reduce(0) { $0 + $1.storage } }

  /// Copies one group of filters in; lanes of inputs that do not exist become zero.
  func pack(
    _ group: Group,
    _ bank: UnsafePointer<Float>,
    to packed: UnsafeMutablePointer<Float>
  ) {
    visit(group) { at, source in
      let to = packed + at
      guard let source else { return to.update(repeating: 0, count: 16) }
      to.update(from: bank + source, count: 16)
    }
  }

  /// Copies one group of a gradient of this layout out into filters.
  func unpack(
    _ group: Group,
    _ packed: UnsafePointer<Float>,
    to bank: UnsafeMutablePointer<Float>
  ) {
    visit(group) { at, target in
      if let target { (bank + target).update(from: packed + at, count: 16) }
    }
  }

  /// Copies one group of the transpose of filters [I', O', taps'] in, of some of their taps.
  ///
  /// The layout's outputs are the bank's inputs: input gradients run the kernel backwards.
  func packTransposed(
    _ group: Group,
    _ bank: UnsafePointer<Float>,
    _ bankShape: KernelShape,
    taps: [Int],
    to packed: UnsafeMutablePointer<Float>,
    _ kernels: KernelTable
  ) {
    for vector in 0..<group.vectors {
      let first = (group.block + vector) * 16
      for block in 0..<inputBlocks {
        for (index, tap) in taps.enumerated() {
          let from = ((block * bankShape.inputs + first) * bankShape.taps + tap) * 16
          let to =
            group.offset
            + (((block * taps.count + index) * channels) * group.vectors + vector) * 16
          kernels.loops.pointee.transpose(
            min(16, bankShape.inputs - first),
            bank + from,
            bankShape.taps * 16,
            channels,
            packed + to,
            group.vectors * 16
          )
        }
      }
    }
  }

  /// Calls `body` with the place of every vector of a group here, and in a `FilterBank` if it is there.
  @inline(__always)
  private func visit(_ group: Group, _ body: (_ packed: Int, _ bank: Int?) -> Void) {
    let length = shape.length, taps = shape.taps
    var at = group.offset
    for block in 0..<inputBlocks {
      for tap in 0..<taps {
        for lane in 0..<channels {
          let input = block * 16 + lane
          for vector in 0..<group.vectors {
            let bank = ((group.block + vector) * length + input * taps + tap) * 16
            body(at, input < shape.inputs ? bank : nil)
            at += 16
          }
        }
      }
    }
  }
}
