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
      inputGradient: inputGradient,
      weights: weights,
      kernels: engine.kernels
    )
    if isStaged {
      sums.update(repeating: 0, count: size)
      let planes = engine.shared(
        .planes,
        batch.group * (inputSize + gradientSize) + FeatureMap.slack
      )
      for index in 0..<batch.groups {
        stage(pass, batch.images(ofGroup: index), planes, sums, engine)
      }
    } else {
      engine.reserve(batch.group * (inputSize + gradientSize) + FeatureMap.slack)
      engine.pool.run(batch.runs) { run, worker in
        let sum = sums + run * size
        sum.update(repeating: 0, count: size)
        for index in batch.groups(ofRun: run) {
          pass.all(batch.images(ofGroup: index), engine.scratch(worker: worker), sum)
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
    _ sums: UnsafeMutablePointer<Float>,
    _ engine: Engine
  ) {
    let gradients = planes + images.count * inputSize
    engine.pool.run(images.count) { place, _ in
      pass.read(images.lowerBound + place, planes, gradients, place: place)
    }
    engine.pool.run(layout.groups.count) { group, _ in
      pass.correlate(layout.groups[group], images.count, planes, gradients, sums)
    }
    guard pass.inputGradient != nil else { return }
    for (phase, weights) in zip(phases, pass.weights) {
      let layout = phase.layout(shape)
      engine.pool.run(layout.groups.count) { group, _ in
        pass.contract(phase, layout, layout.groups[group], weights, images, gradients)
      }
    }
    engine.pool.run(images.count) { place, _ in
      pass.surroundings.finish(images.lowerBound + place)
    }
  }

  /// Lays the transposed kernel out, phase by phase, in memory that all threads share.
  private func packTransposed(
    _ kernel: FilterBank,
    _ engine: Engine
  ) -> [UnsafeMutablePointer<Float>] {
    let layouts = phases.map { $0.layout(shape) }
    let total = layouts.reduce(0) { $0 + $1.storage }
    var next = engine.shared(.weights, total), places: [UnsafeMutablePointer<Float>] = []
    kernel.withStorage { bank in
      for (phase, layout) in zip(phases, layouts) {
        let place = next
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
    let inputGradient: FeatureMap?
    /// The transposed kernel of each phase.
    let weights: [UnsafeMutablePointer<Float>]
    let kernels: KernelTable

    /// The whole pass for a few images.
    func all(
      _ images: Range<Int>,
      _ planes: UnsafeMutablePointer<Float>,
      _ sum: UnsafeMutablePointer<Float>
    ) {
      let gradients = planes + images.count * convolution.inputSize
      for (place, image) in images.enumerated() { read(image, planes, gradients, place: place) }
      for group in convolution.layout.groups {
        correlate(group, images.count, planes, gradients, sum)
      }
      guard inputGradient != nil else { return }
      for (phase, weights) in zip(convolution.phases, weights) {
        let layout = phase.layout(convolution.shape)
        for group in layout.groups { contract(phase, layout, group, weights, images, gradients) }
      }
      for image in images { surroundings.finish(image) }
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

    /// Adds the gradient of one group of filters.
    func correlate(
      _ group: PackedLayout.Group,
      _ images: Int,
      _ planes: UnsafePointer<Float>,
      _ gradients: UnsafePointer<Float>,
      _ sum: UnsafeMutablePointer<Float>
    ) {
      let shape = convolution.shape, layout = convolution.layout
      let input = convolution.inputHalo, gradient = convolution.gradientHalo
      var grid = pws_grid(
        rows: shape.outputHeight,
        columns: shape.outputWidth,
        input_row: shape.stride * input.row,
        input_column: shape.stride * 16,
        output_row: gradient.row,
        output_column: 16,
        output_block: gradient.storage
      )
      for block in 0..<shape.inputBlocks {
        for row in 0..<shape.kernelHeight {
          let term = (block * shape.kernelHeight + row) * shape.kernelWidth * layout.channels
          for place in 0..<images {
            kernels.loops.pointee.correlate(
              &grid,
              planes + place * convolution.inputSize + block * input.storage + row * input.row,
              shape.kernelWidth,
              layout.channels,
              gradients + place * convolution.gradientSize + group.block * gradient.storage
                + gradient.origin,
              group.vectors,
              sum + group.offset + term * group.vectors * 16
            )
          }
        }
      }
    }

    /// Writes the input's gradient for one group of input channels and one phase of pixels.
    func contract(
      _ phase: GradientPhase,
      _ layout: PackedLayout,
      _ group: PackedLayout.Group,
      _ weights: UnsafePointer<Float>,
      _ images: Range<Int>,
      _ gradients: UnsafePointer<Float>
    ) {
      guard let inputGradient else { return }
      var grid = phase.grid(convolution.shape, convolution.gradientHalo)
      for (place, image) in images.enumerated() {
        kernels.loops.pointee.contract(
          &grid,
          gradients + place * convolution.gradientSize,
          phase.offsets,
          phase.offsets.count,
          layout.channels,
          weights + group.offset,
          group.vectors,
          inputGradient.plane(image, group.block) + phase.origin
        )
      }
    }
  }
}
