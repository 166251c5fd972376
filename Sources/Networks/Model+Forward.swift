import Kernels
public import Methods

extension Model {
  /// Computes the logits of the images.
  public mutating func forward(_ phase: Phase) {
    prepare()
    let deferred = Set(deferredJoins.values)
    for index in network.nodes.indices {
      if !deferred.contains(index) { compute(index, phase) }
      applyRule(network.nodes[index].output, phase)
    }
  }

  /// Sets what depends on data from the first training batch, convolution by convolution.
  ///
  /// The images are those of step 0. Each convolution sees what the adapted ones before it give.
  public mutating func adaptToFirstBatch() {
    guard method.readsFirstBatch else { return }
    prepare()
    let deferred = Set(deferredJoins.values)
    for index in network.nodes.indices {
      let node = network.nodes[index]
      if !deferred.contains(index) { compute(index, .training) }
      if case .convolution(let layer, _, let output) = node {
        let first = firstOutput(output), engine = engine
        if withLayer(layer, { $0.adapt(to: first, engine) }) { compute(index, .training) }
      }
      if !deferred.contains(index), var rule = rules.removeValue(forKey: node.output) {
        _ = rule.adapt(to: firstOutput(node.output))
        rules[node.output] = rule
      }
      applyRule(node.output, .training)
    }
  }

  private func firstOutput(_ map: Int) -> FirstOutput {
    let target = passes.workspace.maps[map], moments = Moments(target.shape)
    for image in 0..<target.shape.images {
      for block in 0..<target.shape.blocks {
        engine.kernels.measure(target, image, block, into: moments)
      }
    }
    return FirstOutput(moments)
  }

  /// Writes the raw values of one node's map.
  private func compute(_ index: Int, _ phase: Phase) {
    let passes = passes, join = deferredJoins[index]
    switch network.nodes[index] {
    case .convolution(let layer, let input, let output):
      convolve(layer, input, output, join: join, phase)
    case .join(_, _, _, let output):
      let measures = needsMoments(output, phase)
      engine.pool.run(batch) { image, _ in
        passes.join(index, image)
        if measures { passes.measure(output, image) }
      }
    case .copy(let input, let output):
      let measures = needsMoments(output, phase)
      pool(input, output, join: join, finish: { if measures { passes.measure(output, $0) } }) {
        view,
        target,
        image,
        block in
        passes.kernels.write(view, image, block, to: target.plane(image, block))
      }
    case .maxPool(let input, let size, let stride, let output):
      pool(input, output, join: join) { view, target, image, block in
        passes.kernels.maxPool(
          view,
          size: size,
          stride: stride,
          image,
          block,
          to: target
        )
      }
    case .globalAveragePool(let input, let output):
      pool(input, output, join: join) { view, target, image, block in
        passes.kernels.globalAveragePool(view, image, block, to: target)
      }
    }
  }

  private func pool(
    _ input: Int,
    _ output: Int,
    join: Int?,
    finish: (_ image: Int) -> Void = { _ in },
    _ plane: (MapView, FeatureMap, _ image: Int, _ block: Int) -> Void
  ) {
    let view = view(input), target = passes.workspace.maps[output]
    engine.pool.run(batch) { image, _ in
      passes.join(join, image)
      for block in 0..<target.shape.blocks { plane(view, target, image, block) }
      finish(image)
    }
  }

  private func convolve(_ layer: Int, _ input: Int, _ output: Int, join: Int?, _ phase: Phase) {
    let passes = passes, seen = view(input)
    let kernels = passes.kernels
    let moments = needsMoments(output, phase) ? passes.workspace.moments[output] : nil
    let join = join.flatMap { Join(passes, $0) }
    let surroundings = ConvolutionSurroundings(
      read: join.map { join in { join.pack($0, $1, $2, to: $3) } }
        ?? { kernels.pack(seen, $0, $1, $2, to: $3) },
      finish: moments.map { moments in { kernels.measure($2, to: $3, $0, $1, into: moments) } },
      inputs: join.map(\.terms) ?? [seen.map]
    )
    layers[layer].forward(surroundings, output: passes.workspace.maps[output], engine)
  }

  /// Turns a map's moments into its scale and shift.
  private mutating func applyRule(_ map: Int, _ phase: Phase) {
    guard let scale = passes.workspace.scales[map], var rule = rules.removeValue(forKey: map) else {
      return
    }
    rule.forward(
      Self.needsMoments(rule, phase) ? passes.workspace.moments[map] : nil,
      phase,
      into: scale
    )
    rules[map] = rule
  }

  private func needsMoments(_ map: Int, _ phase: Phase) -> Bool {
    rules[map].map { Self.needsMoments($0, phase) } ?? false
  }

  private static func needsMoments(_ rule: any ActivationRule, _ phase: Phase) -> Bool {
    phase == .training ? rule.needsMoments : rule.needsMomentsInInference
  }
}
