internal import CKernels

extension DirectConvolution {
  func backward(
    _ surroundings: ConvolutionSurroundings,
    kernel: FilterBank,
    images: Int,
    inputGradient: FeatureMap?,
    kernelGradient: inout FilterBank,
    _ engine: Engine
  ) {
    let batch = partition(images), size = layout.storage
    let weights = inputGradient == nil ? [] : packTransposed(kernel, engine)
    let sums = engine.shared(.partials, size * batch.runs)
    let pass = Pass(
      convolution: self,
      surroundings: surroundings,
      output: inputGradient.map { OutputPlanes($0, surroundings, engine.kernels) },
      weights: weights,
      kernels: engine.kernels
    )
    let scratch = pass.output?.scratch(images: batch.group, blocks: 2) ?? 0
    if isStaged {
      engine.reserve(scratch)
      let planes = engine.shared(
        .planes,
        batch.group * (inputSize + gradientSize) + FeatureMap.slack
      )
      for index in 0..<batch.groups {
        stage(pass, batch.images(ofGroup: index), planes, adding: index > 0, sums, engine)
      }
    } else {
      let planes = batch.group * (inputSize + gradientSize) + FeatureMap.slack
      engine.reserve(planes + scratch)
      engine.pool.run(batch.runs) { run, worker in
        let sum = sums + run * size, start = engine.scratch(worker: worker)
        let groups = batch.groups(ofRun: run)
        for index in groups {
          let adding = index > groups.lowerBound
          pass.all(batch.images(ofGroup: index), start, adding: adding, sum, start + planes)
        }
      }
    }
    let runs = isStaged ? 1 : batch.runs
    kernelGradient.withMutableStorage { bank in
      engine.pool.run(layout.groups.count) { index, _ in
        let group = layout.groups[index]
        for run in 1..<max(runs, 1) {
          engine.kernels.loops.pointee.add(
            group.storage,
            sums + run * size + group.offset,
            sums + group.offset
          )
        }
        layout.unpack(group, sums, to: bank)
      }
    }
  }

  /// One stage: planes of many images, then every slice of filters over all of them.
  private func stage(
    _ pass: Pass,
    _ images: Range<Int>,
    _ planes: UnsafeMutablePointer<Float>,
    adding: Bool,
    _ sums: UnsafeMutablePointer<Float>,
    _ engine: Engine
  ) {
    let gradients = planes + images.count * inputSize
    engine.pool.run(images.count) { place, _ in
      pass.read(images.lowerBound + place, planes, gradients, place: place)
    }
    engine.pool.run(layout.groups.count) { group, _ in
      pass.correlate(layout.groups[group], images.count, planes, gradients, adding: adding, sums)
    }
    guard let output = pass.output, let groups = phases.first?.layout.groups else { return }
    engine.pool.run(groups.count) { group, worker in
      let scratch = engine.scratch(worker: worker)
      pass.contract(group, gradients, output, output.place(images, groups[group].blocks, scratch))
    }
  }

  /// Lays the transposed kernel out, phase by phase, in memory that all threads share.
  private func packTransposed(
    _ kernel: FilterBank,
    _ engine: Engine
  ) -> [UnsafeMutablePointer<Float>] {
    let total = phases.reduce(0) { $0 + $1.layout.storage }
    var next = engine.shared(.weights, total), places: [UnsafeMutablePointer<Float>] = []
    kernel.withStorage { bank in
      for phase in phases {
        let place = next, layout = phase.layout
        engine.pool.run(layout.groups.count) { group, _ in
          layout.packTransposed(
            layout.groups[group],
            bank,
            kernel.shape,
            taps: phase.taps,
            to: place,
            engine.kernels
          )
        }
        places.append(place)
        next += layout.storage
      }
    }
    return places
  }

  /// What the parts of a backward pass share.
  private struct Pass {
    let convolution: DirectConvolution
    let surroundings: ConvolutionSurroundings
    /// The input's gradient.
    let output: OutputPlanes?
    /// The transposed kernel of each phase.
    let weights: [UnsafeMutablePointer<Float>]
    let kernels: KernelTable

    /// The whole pass for a few images.
    func all(
      _ images: Range<Int>,
      _ planes: UnsafeMutablePointer<Float>,
      adding: Bool,
      _ sum: UnsafeMutablePointer<Float>,
      _ scratch: UnsafeMutablePointer<Float>
    ) {
      let gradients = planes + images.count * convolution.inputSize
      for (place, image) in images.enumerated() { read(image, planes, gradients, place: place) }
      for group in convolution.layout.groups {
        correlate(group, images.count, planes, gradients, adding: adding, sum)
      }
      guard let output, let groups = convolution.phases.first?.layout.groups else { return }
      for (index, group) in groups.enumerated() {
        contract(index, gradients, output, output.place(images, group.blocks, scratch))
      }
    }

    func read(
      _ image: Int,
      _ planes: UnsafeMutablePointer<Float>,
      _ gradients: UnsafeMutablePointer<Float>,
      place: Int
    ) {
      convolution.readInput(image, surroundings, planes + place * convolution.inputSize)
      for block in 0..<convolution.shape.outputBlocks {
        surroundings.readGradient(
          image,
          block,
          convolution.gradientHalo,
          gradients + place * convolution.gradientSize + block * convolution.gradientHalo.storage
        )
      }
    }

    /// Sums the gradient of one group of filters.
    func correlate(
      _ group: PackedLayout.Group,
      _ images: Int,
      _ planes: UnsafePointer<Float>,
      _ gradients: UnsafePointer<Float>,
      adding: Bool,
      _ sum: UnsafeMutablePointer<Float>
    ) {
      let shape = convolution.shape, layout = convolution.layout
      let input = convolution.inputHalo, gradient = convolution.gradientHalo
      var grid = pws_grid(
        rows: shape.outputHeight,
        columns: shape.outputWidth,
        input_row: convolution.inputStride * input.row,
        input_column: convolution.inputStride * 16,
        output_row: gradient.row,
        output_column: 16,
        output_block: gradient.storage,
        images: images,
        input_image: convolution.inputSize,
        output_image: convolution.gradientSize
      )
      let together = max(1, Self.pixelsTogether / (shape.outputHeight * shape.outputWidth))
      for block in 0..<shape.inputBlocks {
        for row in 0..<shape.kernelHeight {
          let term = (block * shape.kernelHeight + row) * shape.kernelWidth * layout.channels
          for first in stride(from: 0, to: images, by: together) {
            grid.images = min(together, images - first)
            kernels.loops.pointee.correlate(
              &grid,
              planes + first * convolution.inputSize + block * input.storage + row * input.row,
              shape.kernelWidth,
              layout.channels,
              gradients + first * convolution.gradientSize + group.block * gradient.storage
                + gradient.origin,
              group.vectors,
              adding || first > 0 ? 1 : 0,
              sum + group.offset + term * group.vectors * 16
            )
          }
        }
      }
    }

    /// Pixels whose planes and gradients stay in the nearest cache while the taps of a row pass.
    private static let pixelsTogether = 128

    /// Writes planes of the input's gradient, phase by phase, from those of a group of channels.
    func contract(
      _ group: Int,
      _ gradients: UnsafePointer<Float>,
      _ output: OutputPlanes,
      _ place: OutputPlanes.Place
    ) {
      let size = convolution.gradientSize, halo = convolution.gradientHalo
      for (phase, weights) in zip(convolution.phases, weights) {
        let layout = phase.layout, group = layout.groups[group]
        var grid = phase.grid(convolution.shape, halo, image: size, to: place)
        kernels.loops.pointee.contract(
          &grid,
          gradients,
          phase.offsets,
          phase.offsets.count,
          layout.channels,
          weights + group.offset,
          group.vectors,
          0,
          place.start + phase.origin
        )
      }
      output.complete(place)
    }
  }
}
