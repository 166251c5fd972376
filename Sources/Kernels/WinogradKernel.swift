internal import CKernels

/// A kernel in Winograd's domain: [36][group][input][vectors][16 of o], inputs padded to 16.
struct WinogradKernel: Sendable {
  /// Elements of a transformed tile.
  static let elements = 36

  let inputs: Int
  let inputBlocks: Int
  let groups: [PackedLayout.Group]
  /// Numbers between the elements; skewed so that 36 streams do not share cache sets.
  let element: Int

  var storage: Int { Self.elements * element }

  init(inputs: Int, outputs: Int) {
    self.inputs = inputs
    let blocks = (inputs + 15) / 16, outputBlocks = (outputs + 15) / 16
    inputBlocks = blocks
    groups = PackedLayout.groups(outputBlocks: outputBlocks, perBlock: blocks * 256)
    element = blocks * 16 * outputBlocks * 16 + 48
  }

  /// U = G w Gᵀ of every filter pair.
  func transform(_ kernel: FilterBank, to u: UnsafeMutablePointer<Float>, _ engine: Engine) {
    precondition(kernel.shape.inputs >= inputs && kernel.shape.taps == 9)
    kernel.storage.withUnsafeBufferPointer { storage in
      guard let storage = storage.baseAddress else { return }
      nonisolated(unsafe) let weights = storage
      engine.pool.run(groups.count) { index, _ in
        let group = groups[index]
        for vector in 0..<group.vectors {
          engine.kernels.loops.pointee.winograd_kernel(
            inputs, weights + (group.block + vector) * kernel.shape.length * 16, 9 * 16,
            u + group.offset + vector * 16, group.vectors * 16, element)
        }
      }
    }
  }

  /// Sums the runs' gradients in order and writes w = Gᵀ U G.
  func gradient(
    _ partial: UnsafeMutablePointer<Float>, runs: Int, into kernel: inout FilterBank,
    _ engine: Engine
  ) {
    let length = kernel.shape.length
    kernel.storage.withUnsafeMutableBufferPointer { storage in
      guard let storage = storage.baseAddress else { return }
      nonisolated(unsafe) let weights = storage
      engine.pool.run(groups.count) { index, _ in
        let group = groups[index], loops = engine.kernels.loops
        for run in 1..<max(runs, 1) {
          for e in 0..<Self.elements {
            let at = e * element + group.offset
            loops.pointee.add(
              inputBlocks * 256 * group.vectors, partial + run * self.storage + at, partial + at)
          }
        }
        for vector in 0..<group.vectors {
          loops.pointee.winograd_kernel_gradient(
            inputs, partial + group.offset + vector * 16, group.vectors * 16, element,
            weights + (group.block + vector) * length * 16, 9 * 16)
        }
      }
    }
  }
}

/// Tiles in Winograd's domain, [36][block][tile][16].
struct WinogradTiles {
  let start: UnsafeMutablePointer<Float>
  let blocks: Int
  /// Tiles that are used, and numbers between blocks: odd, so that streams do not share cache sets.
  let tiles: Int
  var pitch: Int { (tiles | 1) * 16 }
  var element: Int { blocks * pitch }

  /// Numbers that tiles of so many blocks take.
  static func storage(blocks: Int, tiles: Int) -> Int {
    36 * blocks * (tiles | 1) * 16 + FeatureMap.slack
  }

  /// Where one element's block begins, from a tile on.
  func at(_ element: Int, _ block: Int, tile: Int = 0) -> UnsafeMutablePointer<Float> {
    start + element * self.element + block * pitch + tile * 16
  }

  /// The products of one element with one group of the kernel: a contraction over input blocks.
  func contract(
    _ kernel: WinogradKernel, _ u: UnsafePointer<Float>, _ e: Int, _ group: PackedLayout.Group,
    to output: WinogradTiles, _ kernels: KernelTable
  ) {
    var grid = pws_grid(
      rows: 1, columns: tiles, input_row: 0, input_column: 16, output_row: 0, output_column: 16,
      output_block: output.pitch)
    withUnsafeTemporaryAllocation(of: Int.self, capacity: blocks) { offsets in
      for block in 0..<blocks { offsets[block] = block * pitch }
      kernels.loops.pointee.contract(
        &grid, at(e, 0), offsets.baseAddress, blocks, 16, u + e * kernel.element + group.offset,
        group.vectors, output.at(e, group.block))
    }
  }

  /// Adds the products over tiles of one element, the kernel's gradient for one group.
  func correlate(
    _ gradient: WinogradTiles, _ kernel: WinogradKernel, _ e: Int, _ group: PackedLayout.Group,
    into sum: UnsafeMutablePointer<Float>, _ kernels: KernelTable
  ) {
    var grid = pws_grid(
      rows: 1, columns: tiles, input_row: 0, input_column: 16, output_row: 0, output_column: 16,
      output_block: gradient.pitch)
    let to = sum + e * kernel.element + group.offset
    for block in 0..<blocks {
      kernels.loops.pointee.correlate(
        &grid, at(e, block), 1, 16, gradient.at(e, group.block), group.vectors,
        to + block * 256 * group.vectors)
    }
  }
}
