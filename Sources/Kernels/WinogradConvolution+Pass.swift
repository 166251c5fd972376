internal import CKernels

extension WinogradConvolution {
  /// What the parts of a pass share; each part is one image's, or one element's.
  struct Pass {
    let convolution: WinogradConvolution
    let surroundings: ConvolutionSurroundings
    let kernels: KernelTable
    private let transforms: WinogradForm.Transforms

    init(
      _ convolution: WinogradConvolution,
      _ surroundings: ConvolutionSurroundings,
      _ kernels: KernelTable
    ) {
      self.convolution = convolution
      self.surroundings = surroundings
      self.kernels = kernels
      transforms = convolution.form.transforms(kernels)
    }

    /// The elements V = Bᵀ d B of an image's input.
    func readInput(
      _ image: Int,
      _ plane: UnsafeMutablePointer<Float>,
      _ v: WinogradTiles,
      _ place: Int
    ) {
      var geometry = geometry(row: convolution.halo.row, v)
      for block in 0..<v.blocks {
        surroundings.read(image, block, convolution.halo, plane)
        transforms.input(
          &geometry,
          plane,
          v.at(0, block, tile: place * convolution.tilesPerImage)
        )
      }
    }

    /// Packs the planes of an image's output gradient.
    func packGradient(_ image: Int, to planes: UnsafeMutablePointer<Float>) {
      let halo = convolution.gradientHalo
      for block in 0..<convolution.shape.outputBlocks {
        surroundings.readGradient(image, block, halo, planes + block * halo.storage)
      }
    }

    /// V = Bᵀ dY B of packed planes, for the input's gradient.
    func transform(_ planes: UnsafePointer<Float>, to v: WinogradTiles, _ place: Int) {
      transform(planes, to: v, place, by: transforms.gradient)
    }

    /// D = A dY Aᵀ of packed planes, for the kernel's gradient.
    func transformGradient(_ planes: UnsafePointer<Float>, to d: WinogradTiles, _ place: Int) {
      let inner = planes + convolution.gradientHalo.origin
      transform(inner, to: d, place, by: transforms.outputGradient)
    }

    private func transform(
      _ planes: UnsafePointer<Float>,
      to tiles: WinogradTiles,
      _ place: Int,
      by loop: WinogradForm.Transform
    ) {
      let halo = convolution.gradientHalo
      var geometry = geometry(row: halo.row, tiles)
      let tile = place * convolution.tilesPerImage
      for block in 0..<tiles.blocks {
        loop(&geometry, planes + block * halo.storage, tiles.at(0, block, tile: tile))
      }
    }

    /// The products of one element of a kernel, all groups of it, written or added.
    func contract(
      _ v: WinogradTiles,
      _ kernel: WinogradKernel,
      _ weights: UnsafePointer<Float>,
      _ e: Int,
      adding: Bool = false,
      to m: WinogradTiles
    ) {
      for element in convolution.form.elements(of: e) {
        for group in kernel.groups {
          v.contract(kernel, weights, e, group, element: element, adding: adding, to: m, kernels)
        }
      }
    }

    /// Sums the products over tiles of one element of a kernel's gradient, all groups of it.
    func correlate(
      _ x: WinogradTiles,
      _ d: WinogradTiles,
      _ kernel: WinogradKernel,
      _ e: Int,
      adding: Bool,
      into sum: UnsafeMutablePointer<Float>
    ) {
      let elements = convolution.form.elements(of: e)
      for element in elements {
        let adding = adding || element > elements.lowerBound
        for group in kernel.groups {
          x.correlate(d, kernel, e, group, element: element, adding: adding, into: sum, kernels)
        }
      }
    }

    /// Y = Aᵀ M A of an image, plane by plane, and what follows it; `scratch` has room for one.
    func writeOutput(
      _ m: WinogradTiles,
      _ tile: Int,
      _ image: Int,
      to output: OutputPlanes,
      _ scratch: UnsafeMutablePointer<Float>
    ) {
      write(m, tile, image, to: output, scratch, by: transforms.output)
    }

    /// The same for the input's gradient.
    func writeInputGradient(
      _ m: WinogradTiles,
      _ tile: Int,
      _ image: Int,
      to output: OutputPlanes,
      _ scratch: UnsafeMutablePointer<Float>
    ) {
      write(m, tile, image, to: output, scratch, by: transforms.inputGradient)
    }

    private func write(
      _ m: WinogradTiles,
      _ tile: Int,
      _ image: Int,
      to output: OutputPlanes,
      _ scratch: UnsafeMutablePointer<Float>,
      by loop: WinogradForm.Transform
    ) {
      let extent = output.map.shape
      var geometry = geometry(row: extent.width * 16, m, extent)
      for block in 0..<extent.blocks {
        let place = output.place(image..<image + 1, block..<block + 1, scratch)
        loop(
          &geometry,
          m.at(0, block, tile: tile * convolution.tilesPerImage),
          place.start
        )
        output.complete(place)
      }
    }

    /// The whole convolution of a packed plane by a narrow kernel, and what follows it; `scratch` has room
    /// for one.
    ///
    /// Meanwhile the planes are fetched that are read soon: of some maps, those of an image.
    func compute(
      _ packed: UnsafePointer<Float>,
      _ halo: Halo,
      _ kernel: WinogradKernel,
      _ weights: UnsafePointer<Float>,
      _ image: Int,
      to output: OutputPlanes,
      _ scratch: UnsafeMutablePointer<Float>,
      fetching soon: [(maps: [FeatureMap], image: Int)]
    ) {
      let extent = output.map.shape
      var geometry = pws_tiles(
        tile_rows: convolution.tileRows,
        tile_columns: convolution.tileColumns,
        rows: extent.height,
        columns: extent.width,
        row: extent.width * 16,
        element: kernel.element,
        past: 0
      )
      let place = output.place(image..<image + 1, 0..<1, scratch)
      let capacity = soon.reduce(0) { $0 + $1.maps.count }
      withUnsafeTemporaryAllocation(of: UnsafePointer<Float>?.self, capacity: capacity) { planes in
        var count = 0
        for (maps, image) in soon {
          for map in maps where image < map.shape.images && map.shape.isLarge {
            planes[count] = UnsafePointer(map.plane(image, 0))
            count += 1
          }
        }
        kernels.loops.pointee.winograd_narrow(
          &geometry,
          packed,
          halo.row,
          weights,
          place.start,
          planes.baseAddress,
          count
        )
      }
      output.complete(place)
    }

    /// The tiles of a plane whose rows are `row` numbers apart; `extent` says which pixels are stored.
    private func geometry(
      row: Int,
      _ tiles: WinogradTiles,
      _ extent: MapShape? = nil
    ) -> pws_tiles {
      pws_tiles(
        tile_rows: convolution.tileRows,
        tile_columns: convolution.tileColumns,
        rows: extent?.height ?? 0,
        columns: extent?.width ?? 0,
        row: row,
        element: tiles.element,
        past: tiles.isFar ? 1 : 0
      )
    }
  }
}
