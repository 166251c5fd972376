internal import CKernels

/// Large kernels and few tiles: transforming such a kernel takes as long as multiplying by it, and longer
/// still where its elements leave the cache in between. So each slice is transformed where it is used.
extension WinogradConvolution {
  func forwardInSlices(
    _ pass: Pass,
    _ images: Int,
    _ kernel: FilterBank,
    _ output: OutputPlanes,
    _ engine: Engine
  ) {
    engine.reserve(max(halo.storage, sliceStorage))
    let sizes = storage(images), length = kernel.shape.length
    let start = engine.shared(.planes, sizes.input + sizes.output)
    let v = tiles(start, shape.inputBlocks, images)
    let m = tiles(start + sizes.input, shape.outputBlocks, images)
    engine.pool.run(images) { image, worker in
      pass.readInput(image, engine.scratch(worker: worker), v, image)
    }
    kernel.withStorage { bank in
      eachSlice(forwardKernel, engine) { slice, u in
        let filters = bank + slice.place(length: length)
        slice.kernel.transform(0, filters, length: length, to: u, engine.kernels)
        contract(pass, v, slice, u, to: m)
      }
    }
    engine.pool.run(images) { image, worker in
      pass.writeOutput(m, image, image, to: output, engine.scratch(worker: worker))
    }
  }

  func backwardInSlices(
    _ pass: Pass,
    _ images: Int,
    _ kernel: FilterBank,
    _ output: OutputPlanes?,
    _ kernelGradient: inout FilterBank,
    _ engine: Engine
  ) {
    engine.reserve(max(halo.storage + gradientStorage, sliceStorage))
    let tiles = StageTiles(self, images, engine), length = kernel.shape.length
    tiles.read(0..<images, pass, engine)
    kernelGradient.withMutableStorage { bank in
      eachSlice(forwardKernel, engine) { slice, sum in
        let filters = bank + slice.place(length: length)
        correlate(pass, tiles, slice, into: sum)
        slice.kernel.gradient(0, sum, to: filters, length: length, engine.kernels)
      }
    }
    guard let output else { return }
    kernel.withStorage { bank in
      eachSlice(backwardKernel, engine) { slice, u in
        let filters = u + WinogradSlice.storage(form), length = slice.inputs.count * 16 * 9
        TransposedKernel.writeFlipped(
          bank,
          kernel.shape,
          inputs: slice.outputs,
          outputs: slice.inputs,
          to: filters,
          engine.kernels
        )
        slice.kernel.transform(0, filters, length: length, to: u, engine.kernels)
        contract(pass, tiles.v, slice, u, to: tiles.m)
      }
    }
    tiles.writeInputGradient(0..<images, pass, to: output, engine)
  }

  /// Numbers of a slice's elements, and of its filters behind them.
  private var sliceStorage: Int { WinogradSlice.storage(form) + WinogradSlice.filterStorage }

  /// Calls `body` with every slice of a kernel and its thread's scratch: groups side by side, the inputs of
  /// each in order.
  private func eachSlice(
    _ kernel: WinogradKernel,
    _ engine: Engine,
    _ body: (WinogradSlice, UnsafeMutablePointer<Float>) -> Void
  ) {
    engine.pool.run(kernel.groups.count) { group, worker in
      let scratch = engine.scratch(worker: worker)
      for slice in WinogradSlice.all(of: kernel, kernel.groups[group]) { body(slice, scratch) }
    }
  }

  /// The products with all elements of a slice; those of its first inputs are written, others added.
  private func contract(
    _ pass: Pass,
    _ v: WinogradTiles,
    _ slice: WinogradSlice,
    _ u: UnsafePointer<Float>,
    to m: WinogradTiles
  ) {
    let input = v.slice(slice.inputs), output = m.slice(slice.outputs)
    for e in 0..<WinogradForm.kernelElements {
      let adding = slice.inputs.lowerBound > 0
      pass.contract(input, slice.kernel, u, e, adding: adding, to: output)
    }
  }

  /// The gradients of all elements of a slice.
  private func correlate(
    _ pass: Pass,
    _ tiles: StageTiles,
    _ slice: WinogradSlice,
    into sum: UnsafeMutablePointer<Float>
  ) {
    let x = tiles.x.slice(slice.inputs), d = tiles.d.slice(slice.outputs)
    for e in 0..<WinogradForm.kernelElements {
      pass.correlate(x, d, slice.kernel, e, adding: false, into: sum)
    }
  }
}
