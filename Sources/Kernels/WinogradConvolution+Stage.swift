internal import CKernels

extension WinogradConvolution {
  /// The four sets of tiles of a backward pass over many images, in memory that all threads share.
  struct StageTiles {
    /// A dY Aᵀ of the output's gradient, and Bᵀ dY B of it.
    let d: WinogradTiles
    let v: WinogradTiles
    /// Bᵀ x B of the input, whose place the input's gradient takes when an element is done.
    let x: WinogradTiles
    var m: WinogradTiles { x }

    init(_ convolution: WinogradConvolution, _ images: Int, _ engine: Engine) {
      let sizes = convolution.storage(images), shape = convolution.shape
      let start = engine.shared(.planes, 2 * sizes.output + sizes.input)
      d = convolution.tiles(start, shape.outputBlocks, images)
      v = convolution.tiles(start + sizes.output, shape.outputBlocks, images)
      x = convolution.tiles(start + 2 * sizes.output, shape.inputBlocks, images)
    }

    /// Transforms the images' inputs and output gradients; each thread's scratch has room for a plane of
    /// the input and the planes of an image's gradient.
    func read(_ images: Range<Int>, _ pass: Pass, _ engine: Engine) {
      engine.pool.run(images.count) { place, worker in
        let image = images.lowerBound + place, plane = engine.scratch(worker: worker)
        let packed = plane + pass.convolution.halo.storage
        pass.packGradient(image, to: packed)
        pass.transform(packed, to: v, place)
        pass.transformGradient(packed, to: d, place)
        pass.readInput(image, plane, x, place)
      }
    }

    /// Writes the input's gradient of the images.
    func writeInputGradient(
      _ images: Range<Int>,
      _ pass: Pass,
      to output: OutputPlanes,
      _ engine: Engine
    ) {
      engine.pool.run(images.count) { place, worker in
        let plane = engine.scratch(worker: worker)
        pass.writeInputGradient(m, place, images.lowerBound + place, to: output, plane)
      }
    }
  }
}
