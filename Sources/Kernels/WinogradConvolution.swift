internal import CKernels

/// Winograd F(4×4, 3×3) convolution of stride 1: 36 products per tile of 16 outputs instead of 144.
///
/// Small kernels go image group by image group, so that tiles stay in cache. Large kernels go through
/// one stage at a time for many images, so that their gradient needs no partial sums.
///
/// - Source: Lavin & Gray 2016, arXiv 1509.09308.
struct WinogradConvolution: ConvolutionAlgorithm {
  private let shape: ConvolutionShape
  private let halo: Halo
  private let tileRows: Int
  private let tileColumns: Int
  private let forwardKernel: WinogradKernel
  private let backwardKernel: WinogradKernel
  private let forwardWeights: AlignedBuffer
  private let backwardWeights: AlignedBuffer
  private var partial = AlignedBuffer(count: 0)

  /// Numbers that the partial gradients of one kernel may take.
  private static let partialBudget = 6 << 20

  /// Whether the shape is computed this way; a question of the shape alone, or the bits would differ.
  static func serves(_ shape: ConvolutionShape, _ choice: Engine.ConvolutionChoice) -> Bool {
    guard
      shape.kernelHeight == 3, shape.kernelWidth == 3, shape.stride == 1, shape.padding == 1,
      shape.inputChannels >= 16
    else { return false }
    switch choice {
    case .direct: return false
    case .winograd: return true
    case .auto: return shape.inputHeight % 4 == 0 && shape.inputWidth % 4 == 0
    }
  }

  init(_ shape: ConvolutionShape, _ engine: Engine) {
    self.shape = shape
    tileRows = (shape.inputHeight + 3) / 4
    tileColumns = (shape.inputWidth + 3) / 4
    halo = Halo(
      rows: shape.inputHeight, columns: shape.inputWidth, top: 1, left: 1,
      totalRows: tileRows * 4 + 2, totalColumns: tileColumns * 4 + 2)
    forwardKernel = WinogradKernel(inputs: shape.inputChannels, outputs: shape.outputChannels)
    backwardKernel = WinogradKernel(inputs: shape.outputChannels, outputs: shape.inputChannels)
    forwardWeights = AlignedBuffer(count: forwardKernel.storage)
    backwardWeights = AlignedBuffer(count: backwardKernel.storage)
  }

  mutating func prepare(_ kernel: FilterBank, forGradient: Bool, _ engine: Engine) {
    forwardKernel.transform(kernel, to: forwardWeights.start, engine)
    guard forGradient else { return }
    let transposed = TransposedKernel.of(kernel, flipped: true, engine.kernels)
    backwardKernel.transform(transposed, to: backwardWeights.start, engine)
  }

  func forward(_ surroundings: ConvolutionSurroundings, output: FeatureMap, _ engine: Engine) {
    let batch = partition(output.shape.images), sizes = storage(batch.group)
    engine.reserve(halo.storage + sizes.input + sizes.output)
    engine.pool.run(batch.groups) { group, worker in
      let images = batch.images(ofGroup: group)
      let plane = engine.scratch(worker: worker)
      let v = tiles(plane + halo.storage, shape.inputBlocks, images.count)
      let m = tiles(plane + halo.storage + sizes.input, shape.outputBlocks, images.count)
      for image in images { surroundings.begin(image) }
      readInput(images, surroundings, plane, v, engine.kernels)
      for e in 0..<WinogradKernel.elements {
        for part in forwardKernel.groups {
          v.contract(forwardKernel, forwardWeights.start, e, part, to: m, engine.kernels)
        }
      }
      write(m, images, to: output, surroundings, engine.kernels)
    }
  }

  mutating func backward(
    _ surroundings: ConvolutionSurroundings, images: Int, inputGradient: FeatureMap?,
    kernelGradient: inout FilterBank, _ engine: Engine
  ) {
    let batch = partition(images), sizes = storage(batch.group)
    engine.reserve(halo.storage + max(sizes.input, sizes.output) * 2 + sizes.output)
    let size = forwardKernel.storage
    if partial.count < size * batch.runs { partial = AlignedBuffer(count: size * batch.runs) }
    let partial = partial.start
    engine.pool.run(batch.runs) { run, worker in
      let sum = partial + run * size
      sum.update(repeating: 0, count: size)
      for group in batch.groups(ofRun: run) {
        backward(
          batch.images(ofGroup: group), sum, surroundings, inputGradient,
          engine.scratch(worker: worker), sizes, engine.kernels)
      }
    }
    forwardKernel.gradient(partial, runs: batch.runs, into: &kernelGradient, engine)
  }

  private func backward(
    _ images: Range<Int>, _ sum: UnsafeMutablePointer<Float>,
    _ surroundings: ConvolutionSurroundings, _ inputGradient: FeatureMap?,
    _ plane: UnsafeMutablePointer<Float>, _ sizes: (input: Int, output: Int),
    _ kernels: KernelTable
  ) {
    let wide = max(sizes.input, sizes.output), first = plane + halo.storage
    let d = tiles(first, shape.outputBlocks, images.count)
    let v = tiles(first + sizes.output, shape.outputBlocks, images.count)
    let x = tiles(first + sizes.output + wide, shape.inputBlocks, images.count)
    for image in images { surroundings.begin(image) }
    readGradient(images, surroundings, plane, d, v, kernels)
    readInput(images, surroundings, plane, x, kernels)
    for e in 0..<WinogradKernel.elements {
      for part in forwardKernel.groups {
        x.correlate(d, forwardKernel, e, part, into: sum, kernels)
      }
    }
    guard let inputGradient else { return }
    // The input's tiles have been used: their place takes the input gradient's.
    let m = tiles(first + sizes.output + wide, shape.inputBlocks, images.count)
    for e in 0..<WinogradKernel.elements {
      for part in backwardKernel.groups {
        v.contract(backwardKernel, backwardWeights.start, e, part, to: m, kernels)
      }
    }
    write(m, images, to: inputGradient, surroundings, kernels)
  }
}

extension WinogradConvolution {
  private var tilesPerImage: Int { tileRows * tileColumns }

  /// Groups of 32 to 128 tiles: fewer leave the multipliers idle, more leave the cache.
  private func partition(_ images: Int) -> BatchPartition {
    let wide = max(shape.inputChannels, shape.outputChannels)
    let target = wide >= 256 ? 128 : wide >= 64 ? 32 : 64
    let runs = max(1, Self.partialBudget / forwardKernel.storage)
    return BatchPartition(
      images: images, group: max(1, min(target / tilesPerImage, (images + 1) / 2)),
      runs: min(16, max(2, runs)))
  }

  private func storage(_ images: Int) -> (input: Int, output: Int) {
    (
      WinogradTiles.storage(blocks: shape.inputBlocks, tiles: images * tilesPerImage),
      WinogradTiles.storage(blocks: shape.outputBlocks, tiles: images * tilesPerImage)
    )
  }

  private func tiles(
    _ start: UnsafeMutablePointer<Float>, _ blocks: Int, _ images: Int
  ) -> WinogradTiles {
    WinogradTiles(start: start, blocks: blocks, tiles: images * tilesPerImage)
  }

  private func geometry(row: Int, element: Int) -> pws_tiles {
    pws_tiles(
      tile_rows: tileRows, tile_columns: tileColumns, rows: shape.inputHeight,
      columns: shape.inputWidth, row: row, element: element)
  }

  private func readInput(
    _ images: Range<Int>, _ surroundings: ConvolutionSurroundings,
    _ plane: UnsafeMutablePointer<Float>, _ v: WinogradTiles, _ kernels: KernelTable
  ) {
    var geometry = geometry(row: halo.row, element: v.element)
    for (index, image) in images.enumerated() {
      for block in 0..<shape.inputBlocks {
        surroundings.read(image, block, halo, plane)
        kernels.loops.pointee.winograd_input(
          &geometry, plane, v.at(0, block, tile: index * tilesPerImage))
      }
    }
  }

  private func readGradient(
    _ images: Range<Int>, _ surroundings: ConvolutionSurroundings,
    _ plane: UnsafeMutablePointer<Float>, _ d: WinogradTiles, _ v: WinogradTiles,
    _ kernels: KernelTable
  ) {
    var geometry = geometry(row: halo.row, element: d.element)
    for (index, image) in images.enumerated() {
      for block in 0..<shape.outputBlocks {
        surroundings.readGradient(image, block, halo, plane)
        kernels.loops.pointee.winograd_input(
          &geometry, plane, v.at(0, block, tile: index * tilesPerImage))
        kernels.loops.pointee.winograd_output_gradient(
          &geometry, plane + halo.origin, d.at(0, block, tile: index * tilesPerImage))
      }
    }
  }

  private func write(
    _ m: WinogradTiles, _ images: Range<Int>, to output: FeatureMap,
    _ surroundings: ConvolutionSurroundings, _ kernels: KernelTable
  ) {
    var geometry = geometry(row: shape.inputWidth * 16, element: m.element)
    for (index, image) in images.enumerated() {
      for block in 0..<output.shape.blocks {
        kernels.loops.pointee.winograd_output(
          &geometry, m.at(0, block, tile: index * tilesPerImage), output.plane(image, block))
      }
      surroundings.finish(image)
    }
  }
}
