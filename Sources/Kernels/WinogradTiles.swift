internal import CKernels

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
    _ kernel: WinogradKernel,
    _ u: UnsafePointer<Float>,
    _ e: Int,
    _ group: PackedLayout.Group,
    to output: WinogradTiles,
    _ kernels: KernelTable
  ) {
    var grid = grid(beside: output)
    withUnsafeTemporaryAllocation(of: Int.self, capacity: blocks) { offsets in
      for block in 0..<blocks { offsets[block] = block * pitch }
      kernels.loops.pointee.contract(
        &grid,
        at(e, 0),
        offsets.baseAddress,
        blocks,
        16,
        u + e * kernel.element + group.offset,
        group.vectors,
        output.at(e, group.block)
      )
    }
  }

  /// Sums the products over tiles of one element, the kernel's gradient for one group.
  func correlate(
    _ gradient: WinogradTiles,
    _ kernel: WinogradKernel,
    _ e: Int,
    _ group: PackedLayout.Group,
    adding: Bool,
    into sum: UnsafeMutablePointer<Float>,
    _ kernels: KernelTable
  ) {
    var grid = grid(beside: gradient)
    let to = sum + e * kernel.element + group.offset
    for block in 0..<blocks {
      kernels.loops.pointee.correlate(
        &grid,
        at(e, block),
        1,
        16,
        gradient.at(e, group.block),
        group.vectors,
        adding ? 1 : 0,
        to + block * 256 * group.vectors
      )
    }
  }

  /// The tiles of a block as the pixels of one row, here and in `other`.
  private func grid(beside other: WinogradTiles) -> pws_grid {
    pws_grid(
      rows: 1,
      columns: tiles,
      input_row: 0,
      input_column: 16,
      output_row: 0,
      output_column: 16,
      output_block: other.pitch,
      images: 1,
      input_image: 0,
      output_image: 0
    )
  }
}
