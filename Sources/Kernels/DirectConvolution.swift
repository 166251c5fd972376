internal import CKernels

/// Convolution of any kernel size, stride and padding, without a transform.
///
/// Every output pixel is a contraction over (input block, kh, kw, channel) in that order.
struct DirectConvolution: ConvolutionAlgorithm {
  private let shape: ConvolutionShape
  private let inputHalo: Halo
  private let gradientHalo: Halo
  private let offsets: [Int]
  private let phases: [GradientPhase]
  private var forwardKernel: PackedKernel
  private var phaseKernels: [PackedKernel]
  private var partial: AlignedBuffer

  /// Numbers of packed planes that a group of images may take: half of a common L2 cache.
  private static let groupBudget = 128 * 1024
  /// Numbers that the partial gradients of one kernel may take.
  private static let partialBudget = 4 << 20

  init(_ shape: ConvolutionShape, _ engine: Engine) {
    self.shape = shape
    // A quad at the end of a narrow row reads up to three pixels further.
    let rows = shape.inputHeight + 2 * shape.padding
    let columns = shape.inputWidth + 2 * shape.padding
    let halo = Halo(
      rows: shape.inputHeight, columns: shape.inputWidth, top: shape.padding, left: shape.padding,
      totalRows: rows, totalColumns: columns)
    inputHalo = halo
    offsets = (0..<shape.inputBlocks).flatMap { block in
      (0..<shape.kernelHeight).flatMap { row in
        (0..<shape.kernelWidth).map { column in
          block * halo.storage + row * halo.row + column * 16
        }
      }
    }
    gradientHalo = GradientPhase.halo(shape)
    phases = GradientPhase.all(shape, gradientHalo)
    forwardKernel = PackedKernel(shape.kernel)
    phaseKernels = phases.map { phase in
      PackedKernel(
        KernelShape(
          outputs: shape.inputChannels, inputs: shape.outputChannels, height: 1,
          width: max(phase.taps.count, 1)))
    }
    partial = AlignedBuffer(count: 0)
  }

  mutating func prepare(_ kernel: FilterBank, forGradient: Bool, _ engine: Engine) {
    forwardKernel.pack(kernel)
    guard forGradient else { return }
    let bank = TransposedKernel.of(kernel, flipped: false, engine.kernels)
    for (index, phase) in phases.enumerated() where !phase.taps.isEmpty {
      phaseKernels[index].pack(bank, taps: phase.taps)
    }
  }

  func forward(_ surroundings: ConvolutionSurroundings, output: FeatureMap, _ engine: Engine) {
    let batch = partition(output.shape.images)
    let plane = inputHalo.storage
    engine.reserve(batch.group * shape.inputBlocks * plane + FeatureMap.slack)
    let grid = pws_grid(
      rows: shape.outputHeight, columns: shape.outputWidth,
      input_row: shape.stride * inputHalo.row, input_column: shape.stride * 16,
      output_row: shape.outputWidth * 16, output_column: 16,
      output_block: output.shape.pixels * 16)
    engine.pool.run(batch.groups) { group, worker in
      let packed = engine.scratch(worker: worker)
      let images = batch.images(ofGroup: group)
      readInput(images, surroundings, packed)
      contract(
        forwardKernel, grid, offsets, images, packed, blocks: shape.inputBlocks, plane: plane,
        engine.kernels
      ) { image, block in output.plane(image, block) }
      for image in images { surroundings.finish(image) }
    }
  }

  mutating func backward(
    _ surroundings: ConvolutionSurroundings, images: Int, inputGradient: FeatureMap?,
    kernelGradient: inout FilterBank, _ engine: Engine
  ) {
    let batch = partition(images)
    let inputSize = batch.group * shape.inputBlocks * inputHalo.storage
    let gradientSize = batch.group * shape.outputBlocks * gradientHalo.storage
    engine.reserve(inputSize + gradientSize + 2 * FeatureMap.slack)
    let size = forwardKernel.storage.count
    if partial.count < size * batch.runs { partial = AlignedBuffer(count: size * batch.runs) }
    let partial = partial.start
    engine.pool.run(batch.runs) { run, worker in
      let sum = partial + run * size
      sum.update(repeating: 0, count: size)
      let packed = engine.scratch(worker: worker)
      let gradient = packed + inputSize + FeatureMap.slack
      for group in batch.groups(ofRun: run) {
        let images = batch.images(ofGroup: group)
        readInput(images, surroundings, packed)
        readGradient(images, surroundings, gradient)
        correlate(images, packed, gradient, into: sum, engine.kernels)
        guard let inputGradient else { continue }
        writeInputGradient(images, gradient, inputGradient, engine.kernels)
        for image in images { surroundings.finish(image) }
      }
    }
    for run in 1..<max(batch.runs, 1) {
      engine.kernels.loops.pointee.add(size, partial + run * size, partial)
    }
    forwardKernel.unpack(partial, into: &kernelGradient)
  }

  private func partition(_ images: Int) -> BatchPartition {
    let perImage =
      shape.inputBlocks * inputHalo.storage + shape.outputBlocks * gradientHalo.storage
    let runs = max(1, Self.partialBudget / max(forwardKernel.storage.count, 1))
    return BatchPartition(
      images: images, group: max(1, min(Self.groupBudget / perImage, (images + 7) / 8)),
      runs: min(16, max(2, runs)))
  }

  private func readInput(
    _ images: Range<Int>, _ surroundings: ConvolutionSurroundings,
    _ packed: UnsafeMutablePointer<Float>
  ) {
    var to = packed
    for image in images {
      surroundings.begin(image)
      for block in 0..<shape.inputBlocks {
        surroundings.read(image, block, inputHalo, to)
        to += inputHalo.storage
      }
    }
  }

  private func readGradient(
    _ images: Range<Int>, _ surroundings: ConvolutionSurroundings,
    _ packed: UnsafeMutablePointer<Float>
  ) {
    var to = packed
    for image in images {
      for block in 0..<shape.outputBlocks {
        surroundings.readGradient(image, block, gradientHalo, to)
        to += gradientHalo.storage
      }
    }
  }

  /// Applies a packed kernel to every image of a group, output blocks outermost to keep them in cache.
  private func contract(
    _ kernel: PackedKernel, _ grid: pws_grid, _ offsets: [Int], _ images: Range<Int>,
    _ packed: UnsafePointer<Float>, blocks: Int, plane: Int, _ kernels: KernelTable,
    to output: (Int, Int) -> UnsafeMutablePointer<Float>
  ) {
    var grid = grid
    kernel.storage.withUnsafeBufferPointer { weights in
      guard let weights = weights.baseAddress else { return }
      for group in kernel.layout.groups {
        for (index, image) in images.enumerated() {
          kernels.loops.pointee.contract(
            &grid, packed + index * blocks * plane, offsets, offsets.count, kernel.layout.channels,
            weights + group.offset, group.vectors, output(image, group.block))
        }
      }
    }
  }

  private func correlate(
    _ images: Range<Int>, _ packed: UnsafePointer<Float>, _ gradient: UnsafePointer<Float>,
    into sum: UnsafeMutablePointer<Float>, _ kernels: KernelTable
  ) {
    var grid = pws_grid(
      rows: shape.outputHeight, columns: shape.outputWidth,
      input_row: shape.stride * inputHalo.row, input_column: shape.stride * 16,
      output_row: gradientHalo.row, output_column: 16, output_block: gradientHalo.storage)
    let channels = forwardKernel.layout.channels
    for group in forwardKernel.layout.groups {
      for block in 0..<shape.inputBlocks {
        for row in 0..<shape.kernelHeight {
          let term = (block * shape.kernelHeight + row) * shape.kernelWidth * channels
          let to = sum + group.offset + term * group.vectors * 16
          for index in 0..<images.count {
            kernels.loops.pointee.correlate(
              &grid,
              packed + (index * shape.inputBlocks + block) * inputHalo.storage
                + row * inputHalo.row,
              shape.kernelWidth, channels,
              gradient + (index * shape.outputBlocks + group.block) * gradientHalo.storage
                + gradientHalo.origin,
              group.vectors, to)
          }
        }
      }
    }
  }

  private func writeInputGradient(
    _ images: Range<Int>, _ gradient: UnsafePointer<Float>, _ target: FeatureMap,
    _ kernels: KernelTable
  ) {
    for (index, phase) in phases.enumerated() {
      let grid = phase.grid(shape, gradientHalo)
      contract(
        phaseKernels[index], grid, phase.offsets, images, gradient, blocks: shape.outputBlocks,
        plane: gradientHalo.storage, kernels
      ) { image, block in target.plane(image, block) + phase.origin }
    }
  }
}
