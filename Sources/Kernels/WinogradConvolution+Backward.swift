internal import CKernels

extension WinogradConvolution {
  func backward(
    _ surroundings: ConvolutionSurroundings,
    kernel: FilterBank,
    images: Int,
    inputGradient: FeatureMap?,
    kernelGradient: inout FilterBank,
    _ engine: Engine
  ) {
    let pass = Pass(self, surroundings, engine.kernels)
    let output = inputGradient.map { OutputPlanes($0, surroundings, engine.kernels) }
    if isSliced(images) {
      return backwardInSlices(pass, images, kernel, output, &kernelGradient, engine)
    }
    let batch = partition(images), size = forwardKernel.storage, length = kernel.shape.length
    let weights = inputGradient == nil ? nil : transposedWeights(kernel, engine)
    let sums = engine.shared(.partials, size * batch.runs)
    if isStaged {
      engine.reserve(halo.storage + gradientStorage)
      for index in 0..<batch.groups {
        let images = batch.images(ofGroup: index)
        stage(pass, images, weights, output, adding: index > 0, sums, engine)
      }
    } else {
      engine.reserve(groupStorage(batch.group))
      engine.pool.run(batch.runs) { run, worker in
        let sum = sums + run * size, plane = engine.scratch(worker: worker)
        let groups = batch.groups(ofRun: run)
        for index in groups {
          let adding = index > groups.lowerBound
          all(pass, batch.images(ofGroup: index), plane, weights, output, adding: adding, sum)
        }
      }
    }
    let runs = isStaged ? 1 : batch.runs
    kernelGradient.withMutableStorage {
      forwardKernel.gradient(sums, runs: runs, to: $0, length: length, engine)
    }
  }

  /// The whole pass for a few images: the input's gradient, then the kernel's, so that no more than two
  /// sets of tiles are in cache at a time.
  private func all(
    _ pass: Pass,
    _ images: Range<Int>,
    _ plane: UnsafeMutablePointer<Float>,
    _ weights: UnsafePointer<Float>?,
    _ output: OutputPlanes?,
    adding: Bool,
    _ sum: UnsafeMutablePointer<Float>
  ) {
    let packed = plane + halo.storage, start = packed + images.count * gradientStorage
    for (place, image) in images.enumerated() {
      pass.packGradient(image, to: packed + place * gradientStorage)
    }
    if isNarrow, let output, let weights {
      for (place, image) in images.enumerated() {
        pass.compute(
          packed + place * gradientStorage,
          gradientHalo,
          backwardKernel,
          weights,
          image,
          to: output,
          plane,
          fetching: [(pass.surroundings.inputs, image), (pass.surroundings.gradients, image + 1)]
        )
      }
    } else if let output, let weights {
      let (v, m) = sharing(start, backwardKernel, images.count)
      for place in 0..<images.count {
        pass.transform(packed + place * gradientStorage, to: v, place)
      }
      for e in 0..<WinogradForm.kernelElements {
        pass.contract(v, backwardKernel, weights, e, to: m)
      }
      for (place, image) in images.enumerated() {
        pass.writeInputGradient(m, place, image, to: output, plane)
      }
    }
    let d = tiles(start, shape.outputBlocks, images.count)
    let x = tiles(start + storage(images.count).output, shape.inputBlocks, images.count)
    for (place, image) in images.enumerated() {
      pass.transformGradient(packed + place * gradientStorage, to: d, place)
      pass.readInput(image, plane, x, place)
    }
    for e in 0..<WinogradForm.kernelElements {
      pass.correlate(x, d, forwardKernel, e, adding: adding, into: sum)
    }
  }

  /// Numbers of one image's packed output gradient.
  var gradientStorage: Int { shape.outputBlocks * gradientHalo.storage }

  /// Numbers that the pass for so many images takes.
  private func groupStorage(_ images: Int) -> Int {
    let sizes = storage(images)
    return halo.storage + images * gradientStorage
      + max(sharedStorage(images), sizes.input + sizes.output)
  }

  /// One stage: tiles of many images, then every element over all of them.
  private func stage(
    _ pass: Pass,
    _ images: Range<Int>,
    _ weights: UnsafePointer<Float>?,
    _ output: OutputPlanes?,
    adding: Bool,
    _ sum: UnsafeMutablePointer<Float>,
    _ engine: Engine
  ) {
    let tiles = StageTiles(self, images.count, engine)
    tiles.read(images, pass, engine)
    engine.pool.run(WinogradForm.kernelElements) { e, _ in
      pass.correlate(tiles.x, tiles.d, forwardKernel, e, adding: adding, into: sum)
      if let weights { pass.contract(tiles.v, backwardKernel, weights, e, to: tiles.m) }
    }
    if let output { tiles.writeInputGradient(images, pass, to: output, engine) }
  }

  /// The transposed kernel with its taps reversed, in Winograd's domain.
  private func transposedWeights(_ kernel: FilterBank, _ engine: Engine) -> UnsafePointer<Float> {
    let shape = TransposedKernel.shape(kernel.shape)
    let transposed = engine.shared(.transposed, shape.blocks * shape.length * 16)
    kernel.withStorage {
      TransposedKernel.writeFlipped($0, kernel.shape, to: transposed, engine)
    }
    let weights = engine.shared(.weights, backwardKernel.storage)
    backwardKernel.transform(transposed, length: shape.length, to: weights, engine)
    return UnsafePointer(weights)
  }
}
