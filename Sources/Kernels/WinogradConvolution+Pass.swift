internal import CKernels

extension WinogradConvolution {
  /// What the parts of a pass share; each part is one image's, or one element's.
  struct Pass {
    let convolution: WinogradConvolution
    let surroundings: ConvolutionSurroundings
    let kernels: KernelTable

    /// V = Bᵀ d B of an image's input.
    func readInput(
      _ image: Int,
      _ plane: UnsafeMutablePointer<Float>,
      _ v: WinogradTiles,
      _ place: Int
    ) {
      var geometry = geometry(row: convolution.halo.row, v)
      for block in 0..<v.blocks {
        surroundings.read(image, block, convolution.halo, plane)
        kernels.loops.pointee.winograd_input(
          &geometry,
          plane,
          v.at(0, block, tile: place * convolution.tilesPerImage)
        )
      }
    }

    /// Packs the planes of an image's output gradient.
    func packGradient(_ image: Int, to planes: UnsafeMutablePointer<Float>) {
      let halo = convolution.halo
      for block in 0..<convolution.shape.outputBlocks {
        surroundings.readGradient(image, block, halo, planes + block * halo.storage)
      }
    }

    /// V = Bᵀ dY B of packed planes, for the input's gradient.
    func transform(_ planes: UnsafePointer<Float>, to v: WinogradTiles, _ place: Int) {
      transform(planes, to: v, place, by: kernels.loops.pointee.winograd_input)
    }

    /// D = A dY Aᵀ of packed planes, for the kernel's gradient.
    func transformGradient(_ planes: UnsafePointer<Float>, to d: WinogradTiles, _ place: Int) {
      let inner = planes + convolution.halo.origin
      transform(inner, to: d, place, by: kernels.loops.pointee.winograd_output_gradient)
    }

    private func transform(
      _ planes: UnsafePointer<Float>,
      to tiles: WinogradTiles,
      _ place: Int,
      by loop:
        @convention(c) (
          UnsafePointer<pws_tiles>?, UnsafePointer<Float>?, UnsafeMutablePointer<Float>?
        ) -> Void
    ) {
      var geometry = geometry(row: convolution.halo.row, tiles)
      let tile = place * convolution.tilesPerImage
      for block in 0..<tiles.blocks {
        loop(&geometry, planes + block * convolution.halo.storage, tiles.at(0, block, tile: tile))
      }
    }

    /// The products of one element with all groups of a kernel.
    func contract(
      _ v: WinogradTiles,
      _ kernel: WinogradKernel,
      _ weights: UnsafePointer<Float>,
      _ e: Int,
      to m: WinogradTiles
    ) {
      for group in kernel.groups { v.contract(kernel, weights, e, group, to: m, kernels) }
    }

    /// Sums the products over tiles of one element, all groups of the kernel's gradient.
    func correlate(
      _ x: WinogradTiles,
      _ d: WinogradTiles,
      _ e: Int,
      adding: Bool,
      into sum: UnsafeMutablePointer<Float>
    ) {
      let kernel = convolution.forwardKernel
      for group in kernel.groups {
        x.correlate(d, kernel, e, group, adding: adding, into: sum, kernels)
      }
    }

    /// Y = Aᵀ M A of an image, plane by plane, and what follows it; `scratch` has room for one.
    func write(
      _ m: WinogradTiles,
      _ tile: Int,
      _ image: Int,
      to output: OutputPlanes,
      _ scratch: UnsafeMutablePointer<Float>
    ) {
      var geometry = geometry(row: convolution.shape.inputWidth * 16, m)
      for block in 0..<output.map.shape.blocks {
        let place = output.place(image..<image + 1, block..<block + 1, scratch)
        kernels.loops.pointee.winograd_output(
          &geometry,
          m.at(0, block, tile: tile * convolution.tilesPerImage),
          place.start
        )
        output.complete(place)
      }
    }

    private func geometry(row: Int, _ tiles: WinogradTiles) -> pws_tiles {
      pws_tiles(
        tile_rows: convolution.tileRows,
        tile_columns: convolution.tileColumns,
        rows: convolution.shape.inputHeight,
        columns: convolution.shape.inputWidth,
        row: row,
        element: tiles.element,
        past: tiles.isFar ? 1 : 0
      )
    }
  }
}
