internal import CKernels

/// Tiles in Winograd's domain, [element][block][tile][16].
struct WinogradTiles {
  let start: UnsafeMutablePointer<Float>
  let form: WinogradForm
  let blocks: Int
  /// Tiles that are used, and numbers between blocks: odd, so that streams do not share cache sets.
  let tiles: Int
  var pitch: Int { Self.pitch(tiles) }
  /// Numbers between elements.
  let element: Int

  init(
    _ form: WinogradForm,
    start: UnsafeMutablePointer<Float>,
    blocks: Int,
    tiles: Int,
    element: Int? = nil
  ) {
    self.start = start
    self.form = form
    self.blocks = blocks
    self.tiles = tiles
    self.element = element ?? blocks * Self.pitch(tiles)
  }

  private static func pitch(_ tiles: Int) -> Int { (tiles | 1) * 16 }

  /// Numbers that tiles of so many blocks take.
  static func storage(_ form: WinogradForm, blocks: Int, tiles: Int) -> Int {
    form.elements * blocks * pitch(tiles) + FeatureMap.slack
  }

  /// Whether so many numbers are far from a core before all are written, so that each would be read
  /// from afar only to be replaced.
  static func isFar(_ numbers: Int) -> Bool { numbers >= 1 << 21 }

  /// Whether these tiles are, or more of them.
  var isFar: Bool { Self.isFar(form.elements * element) }

  /// Where one element's block begins, from a tile on.
  func at(_ element: Int, _ block: Int, tile: Int = 0) -> UnsafeMutablePointer<Float> {
    start + element * self.element + block * pitch + tile * 16
  }

  /// Tiles of a product's input and of its output that share memory: the products of an element take
  /// the place of the input's element before it, which nobody needs any more.
  ///
  /// So a group of images takes half as much of a core's cache. The two are half a page apart beyond
  /// that, or reading the one would wait for writing the other.
  static func sharing(
    _ form: WinogradForm,
    _ start: UnsafeMutablePointer<Float>,
    inputs: Int,
    outputs: Int,
    tiles: Int
  ) -> (input: WinogradTiles, output: WinogradTiles) {
    let element = max(inputs, outputs) * pitch(tiles)
    return (
      WinogradTiles(
        form,
        start: start + element + gap(element),
        blocks: inputs,
        tiles: tiles,
        element: element
      ),
      WinogradTiles(form, start: start, blocks: outputs, tiles: tiles, element: element)
    )
  }

  /// Numbers that such tiles take.
  static func sharedStorage(
    _ form: WinogradForm,
    inputs: Int,
    outputs: Int,
    tiles: Int
  ) -> Int {
    let element = max(inputs, outputs) * pitch(tiles)
    return (form.elements + 1) * element + gap(element) + FeatureMap.slack
  }

  /// Numbers beyond an element to the middle of the next page.
  private static func gap(_ element: Int) -> Int { (512 + page - element % page) % page }
  private static let page = 1024

  /// Some of the blocks.
  func slice(_ range: Range<Int>) -> WinogradTiles {
    WinogradTiles(
      form,
      start: start + range.lowerBound * pitch,
      blocks: range.count,
      tiles: tiles,
      element: element
    )
  }

  /// The products of an element of the tiles with the kernel's element `e`, one group of it: a
  /// contraction over input blocks.
  func contract(
    _ kernel: WinogradKernel,
    _ u: UnsafePointer<Float>,
    _ e: Int,
    _ group: PackedLayout.Group,
    element: Int,
    adding: Bool,
    to output: WinogradTiles,
    _ kernels: KernelTable
  ) {
    var grid = grid(beside: output)
    withUnsafeTemporaryAllocation(of: Int.self, capacity: blocks) { offsets in
      for block in 0..<blocks { offsets[block] = block * pitch }
      kernels.loops.pointee.contract(
        &grid,
        at(element, 0),
        offsets.baseAddress,
        blocks,
        16,
        u + e * kernel.element + group.offset,
        group.vectors,
        adding ? 1 : 0,
        output.at(element, group.block)
      )
    }
  }

  /// Sums the products over tiles of one of their elements: the gradient of the kernel's element `e`, one
  /// group of it.
  func correlate(
    _ gradient: WinogradTiles,
    _ kernel: WinogradKernel,
    _ e: Int,
    _ group: PackedLayout.Group,
    element: Int,
    adding: Bool,
    into sum: UnsafeMutablePointer<Float>,
    _ kernels: KernelTable
  ) {
    var grid = grid(beside: gradient)
    let to = sum + e * kernel.element + group.offset
    for block in 0..<blocks {
      kernels.loops.pointee.correlate(
        &grid,
        at(element, block),
        1,
        16,
        gradient.at(element, group.block),
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
