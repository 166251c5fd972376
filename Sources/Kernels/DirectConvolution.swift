internal import CKernels

/// Convolution of any kernel size, stride and padding, without a transform.
///
/// Every output pixel is a contraction over (input block, kh, kw, channel) in that order. Small kernels
/// go group of images by group of images, so that planes stay in cache; large ones in stages over many
/// images, block of filters by block of filters, so that their slices stay in cache and their gradients
/// need no partial sums.
struct DirectConvolution: ConvolutionAlgorithm {
  let shape: ConvolutionShape
  let inputHalo: Halo
  /// Packed pixels between neighbouring windows.
  let inputStride: Int
  let gradientHalo: Halo
  let layout: PackedLayout
  let offsets: [Int]
  let phases: [GradientPhase]

  /// Numbers of packed planes that a group of images may take: half of a common L2 cache.
  private static let groupBudget = 128 * 1024
  /// Numbers of packed planes that a stage may take.
  private static let stageBudget = 1 << 18
  /// Kernels from this size on are computed in stages.
  private static let largeKernel = 100_000
  /// Numbers that the partial gradients of one kernel may take.
  private static let partialBudget = 1 << 20

  init(_ shape: ConvolutionShape) {
    self.shape = shape
    let halo = shape.isPointwise ? Halo.subsampled(shape) : .padded(shape)
    inputHalo = halo
    inputStride = shape.isPointwise ? 1 : shape.stride
    offsets = (0..<shape.inputBlocks).flatMap { block in
      (0..<shape.kernelHeight).flatMap { row in
        (0..<shape.kernelWidth).map { column in
          block * halo.storage + row * halo.row + column * 16
        }
      }
    }
    gradientHalo = GradientPhase.halo(shape)
    phases = GradientPhase.all(shape, gradientHalo)
    layout = PackedLayout(shape.kernel)
  }

  var isStaged: Bool { shape.kernel.count >= Self.largeKernel }
  /// Numbers of one image's packed planes, and of its packed gradients.
  var inputSize: Int { shape.inputBlocks * inputHalo.storage }
  var gradientSize: Int { shape.outputBlocks * gradientHalo.storage }

  func forward(
    _ surroundings: ConvolutionSurroundings,
    kernel: FilterBank,
    output: FeatureMap,
    _ engine: Engine
  ) {
    let weights = pack(kernel, engine), batch = partition(output.shape.images)
    let output = OutputPlanes(output, surroundings, engine.kernels)
    let scratch = output.scratch(images: batch.group, blocks: 2)
    guard isStaged else {
      let input = batch.group * inputSize + FeatureMap.slack
      engine.reserve(input + scratch)
      return engine.pool.run(batch.groups) { index, worker in
        let images = batch.images(ofGroup: index), planes = engine.scratch(worker: worker)
        for (place, image) in images.enumerated() {
          readInput(image, surroundings, planes + place * inputSize)
        }
        for group in layout.groups {
          contract(
            group,
            planes,
            weights,
            output,
            output.place(images, group.blocks, planes + input)
          )
        }
      }
    }
    engine.reserve(scratch)
    let planes = engine.shared(.planes, batch.group * inputSize + FeatureMap.slack)
    for index in 0..<batch.groups {
      let images = batch.images(ofGroup: index)
      engine.pool.run(images.count) { place, _ in
        readInput(images.lowerBound + place, surroundings, planes + place * inputSize)
      }
      engine.pool.run(layout.groups.count) { index, worker in
        let group = layout.groups[index], scratch = engine.scratch(worker: worker)
        contract(group, planes, weights, output, output.place(images, group.blocks, scratch))
      }
    }
  }

  /// Groups of images: few where planes are large, and never so many that threads would idle.
  func partition(_ images: Int) -> BatchPartition {
    let perImage = inputSize + gradientSize
    if isStaged { return BatchPartition(images: images, group: Self.stageBudget / perImage) }
    return BatchPartition(
      images: images,
      group: min(Self.groupBudget / perImage, (images + 7) / 8),
      runs: min(16, max(2, Self.partialBudget / layout.storage))
    )
  }

  /// Lays the kernel out in memory that all threads share.
  private func pack(_ kernel: FilterBank, _ engine: Engine) -> UnsafePointer<Float> {
    let weights = engine.shared(.weights, layout.storage)
    kernel.withStorage { bank in
      engine.pool.run(layout.groups.count) { group, _ in
        layout.pack(layout.groups[group], bank, to: weights)
      }
    }
    return UnsafePointer(weights)
  }

  func readInput(
    _ image: Int,
    _ surroundings: ConvolutionSurroundings,
    _ planes: UnsafeMutablePointer<Float>
  ) {
    for block in 0..<shape.inputBlocks {
      surroundings.read(image, block, inputHalo, planes + block * inputHalo.storage)
    }
  }

  private func contract(
    _ group: PackedLayout.Group,
    _ planes: UnsafePointer<Float>,
    _ weights: UnsafePointer<Float>,
    _ output: OutputPlanes,
    _ place: OutputPlanes.Place
  ) {
    var grid = pws_grid(
      rows: shape.outputHeight,
      columns: shape.outputWidth,
      input_row: inputStride * inputHalo.row,
      input_column: inputStride * 16,
      output_row: shape.outputWidth * 16,
      output_column: 16,
      output_block: place.block,
      images: place.images.count,
      input_image: inputSize,
      output_image: place.image
    )
    output.kernels.loops.pointee.contract(
      &grid,
      planes,
      offsets,
      offsets.count,
      layout.channels,
      weights + group.offset,
      group.vectors,
      0,
      place.start
    )
    output.complete(place)
  }
}
