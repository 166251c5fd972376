/// Winograd convolution of 3×3 kernels, of stride 1 or 2.
///
/// Small kernels go group of images by group of images, so that tiles stay in cache. Large kernels go in
/// stages over many images, element by element of the tiles, so that what is read of them stays in cache
/// and their gradient needs no partial sums; with few tiles, they go slice by slice.
///
/// - Source: Lavin & Gray 2016, arXiv 1509.09308.
struct WinogradConvolution: ConvolutionAlgorithm {
  let shape: ConvolutionShape
  let form: WinogradForm
  let halo: Halo
  let gradientHalo: Halo
  let tileRows: Int
  let tileColumns: Int
  let forwardKernel: WinogradKernel
  let backwardKernel: WinogradKernel

  /// Kernels from this size on are computed in stages.
  private static let largeKernel = 400_000
  /// Tiles of a stage: two blocks of one element stay in the nearest cache while others pass.
  private static let stageTiles = 128
  /// Tiles, up to which a large kernel is transformed slice by slice.
  private static let fewTiles = 64
  /// Numbers that the partial gradients of one kernel may take: each is written and read again.
  private static let partialBudget = 1 << 19

  /// Whether the shape is computed this way; a question of shape and batch alone, or the bits would differ.
  static func serves(
    _ shape: ConvolutionShape,
    images: Int,
    _ choice: Engine.ConvolutionChoice
  ) -> Bool {
    guard
      shape.kernelHeight == 3, shape.kernelWidth == 3, shape.padding == 1, choice != .direct
    else { return false }
    let isWhole = shape.outputHeight % 4 == 0 && shape.outputWidth % 4 == 0
    // With few tiles, transforming and reading the larger kernel costs more than it saves, unless it is so
    // large that it goes slice by slice.
    let tiles = images * shape.outputHeight * shape.outputWidth / 16
    let isLarge = shape.kernel.count >= largeKernel && tiles > 1
    let isMany = tiles * 8 >= max(shape.inputChannels, shape.outputChannels)
    let isWorth = isWhole && (isMany || isLarge)
    switch shape.stride {
    case 1: return shape.inputChannels >= 16 && (choice == .winograd || isWorth)
    case 2: return shape.inputChannels >= 64 && isWorth && shape.isHalving
    default: return false
    }
  }

  init(_ shape: ConvolutionShape) {
    self.shape = shape
    form = shape.stride == 1 ? .unit : .strided
    tileRows = (shape.outputHeight + 3) / 4
    tileColumns = (shape.outputWidth + 3) / 4
    halo = form.inputHalo(shape, rows: tileRows, columns: tileColumns)
    gradientHalo = form.gradientHalo(shape, rows: tileRows, columns: tileColumns)
    let inputs = shape.inputChannels, outputs = shape.outputChannels
    forwardKernel = WinogradKernel(form, inputs: inputs, outputs: outputs)
    backwardKernel = WinogradKernel(form, inputs: outputs, outputs: inputs)
  }

  var isStaged: Bool { shape.kernel.count >= Self.largeKernel }
  /// Whether the kernel is large and tiles are few.
  func isSliced(_ images: Int) -> Bool { isStaged && images * tilesPerImage <= Self.fewTiles }
  /// Whether one block of channels becomes another: all steps take a few tiles at a time then, whose
  /// elements stay in the nearest cache.
  var isNarrow: Bool { form == .unit && shape.inputBlocks == 1 && shape.outputBlocks == 1 }
  var tilesPerImage: Int { tileRows * tileColumns }

  func forward(
    _ surroundings: ConvolutionSurroundings,
    kernel: FilterBank,
    output: FeatureMap,
    _ engine: Engine
  ) {
    let pass = Pass(self, surroundings, engine.kernels), images = output.shape.images
    let output = OutputPlanes(output, surroundings, engine.kernels)
    if isSliced(images) { return forwardInSlices(pass, images, kernel, output, engine) }
    let weights = engine.shared(.weights, forwardKernel.storage)
    kernel.withStorage {
      forwardKernel.transform($0, length: kernel.shape.length, to: weights, engine)
    }
    if isNarrow {
      narrow(pass, images, weights, output, engine)
    } else if isStaged {
      stages(pass, partition(images), weights, output, engine)
    } else {
      groups(pass, partition(images), weights, output, engine)
    }
  }

  /// Image by image, all steps together.
  private func narrow(
    _ pass: Pass,
    _ images: Int,
    _ weights: UnsafePointer<Float>,
    _ output: OutputPlanes,
    _ engine: Engine
  ) {
    engine.reserve(2 * halo.storage)
    engine.pool.run(images) { image, worker in
      let plane = engine.scratch(worker: worker)
      pass.surroundings.read(image, 0, halo, plane)
      pass.compute(
        plane,
        halo,
        forwardKernel,
        weights,
        image,
        to: output,
        plane + halo.storage,
        fetching: [(pass.surroundings.inputs, image + engine.pool.threads)]
      )
    }
  }

  /// Group by group, a thread each.
  private func groups(
    _ pass: Pass,
    _ batch: BatchPartition,
    _ weights: UnsafePointer<Float>,
    _ output: OutputPlanes,
    _ engine: Engine
  ) {
    engine.reserve(halo.storage + sharedStorage(batch.group))
    engine.pool.run(batch.groups) { index, worker in
      let images = batch.images(ofGroup: index), plane = engine.scratch(worker: worker)
      let (v, m) = sharing(plane + halo.storage, forwardKernel, images.count)
      for (place, image) in images.enumerated() { pass.readInput(image, plane, v, place) }
      for e in 0..<WinogradForm.kernelElements {
        pass.contract(v, forwardKernel, weights, e, to: m)
      }
      for (place, image) in images.enumerated() {
        pass.writeOutput(m, place, image, to: output, plane)
      }
    }
  }

  /// Stage by stage, all threads together.
  private func stages(
    _ pass: Pass,
    _ batch: BatchPartition,
    _ weights: UnsafePointer<Float>,
    _ output: OutputPlanes,
    _ engine: Engine
  ) {
    engine.reserve(halo.storage)
    let sizes = storage(batch.group)
    let start = engine.shared(.planes, sizes.input + sizes.output)
    for index in 0..<batch.groups {
      let images = batch.images(ofGroup: index)
      let v = tiles(start, shape.inputBlocks, images.count)
      let m = tiles(start + sizes.input, shape.outputBlocks, images.count)
      engine.pool.run(images.count) { place, worker in
        pass.readInput(images.lowerBound + place, engine.scratch(worker: worker), v, place)
      }
      engine.pool.run(WinogradForm.kernelElements) { e, _ in
        pass.contract(v, forwardKernel, weights, e, to: m)
      }
      engine.pool.run(images.count) { place, worker in
        let plane = engine.scratch(worker: worker)
        pass.writeOutput(m, place, images.lowerBound + place, to: output, plane)
      }
    }
  }

  /// Groups of 32 to 64 tiles: fewer leave the multipliers idle, more leave the cache.
  func partition(_ images: Int) -> BatchPartition {
    let wide = max(shape.inputChannels, shape.outputChannels)
    if isStaged {
      return BatchPartition(images: images, group: Self.stageTiles / tilesPerImage)
    }
    let runs = max(4, Self.partialBudget / forwardKernel.storage)
    return BatchPartition(
      images: images,
      group: min((wide >= 64 ? 32 : 64) / tilesPerImage, (images + 1) / 2),
      runs: min(16, runs)
    )
  }

  /// Numbers that the tiles of so many images take.
  func storage(_ images: Int) -> (input: Int, output: Int) {
    (
      WinogradTiles.storage(form, blocks: shape.inputBlocks, tiles: images * tilesPerImage),
      WinogradTiles.storage(form, blocks: shape.outputBlocks, tiles: images * tilesPerImage)
    )
  }

  func tiles(
    _ start: UnsafeMutablePointer<Float>,
    _ blocks: Int,
    _ images: Int
  ) -> WinogradTiles {
    WinogradTiles(form, start: start, blocks: blocks, tiles: images * tilesPerImage)
  }

  /// The tiles of a kernel's input and of its output, of so many images, in shared memory.
  func sharing(
    _ start: UnsafeMutablePointer<Float>,
    _ kernel: WinogradKernel,
    _ images: Int
  ) -> (input: WinogradTiles, output: WinogradTiles) {
    WinogradTiles.sharing(
      form,
      start,
      inputs: kernel.inputBlocks,
      outputs: kernel.outputBlocks,
      tiles: images * tilesPerImage
    )
  }

  /// Numbers that they take, for the kernel and for its transpose.
  func sharedStorage(_ images: Int) -> Int {
    WinogradTiles.sharedStorage(
      form,
      inputs: shape.inputBlocks,
      outputs: shape.outputBlocks,
      tiles: images * tilesPerImage
    )
  }
}
