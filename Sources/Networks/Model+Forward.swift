import Kernels
public import Methods

extension Model {
  /// Computes the logits of the images.
  public mutating func forward(_ phase: Phase) {
    prepare()
    let deferred = Set(deferredJoins.values), passes = passes
    for (index, node) in network.nodes.enumerated() {
      let join = deferredJoins[index]
      switch node {
      case .convolution(let layer, let input, let output):
        convolve(layer, input, output, join: join, phase)
        applyRule(output, phase)
      case .join where deferred.contains(index):
        break
      case .join:
        engine.pool.run(batch) { image, _ in passes.join(index, image) }
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
  }

  private func pool(
    _ input: Int,
    _ output: Int,
    join: Int?,
    _ plane: (MapView, FeatureMap, _ image: Int, _ block: Int) -> Void
  ) {
    let view = view(input), target = passes.workspace.maps[output]
    engine.pool.run(batch) { image, _ in
      passes.join(join, image)
      for block in 0..<target.shape.blocks { plane(view, target, image, block) }
    }
  }

  private func convolve(_ layer: Int, _ input: Int, _ output: Int, join: Int?, _ phase: Phase) {
    let passes = passes, seen = view(input)
    let measures = rules[output].map { needsMoments($0, phase) } ?? false
    let surroundings = ConvolutionSurroundings(
      begin: { passes.join(join, $0) },
      read: { passes.kernels.pack(seen, $0, $1, $2, to: $3) },
      finish: { if measures { passes.measure(output, $0) } }
    )
    layers[layer].forward(surroundings, output: passes.workspace.maps[output], engine)
  }

  /// Turns a map's moments into its scale and shift.
  private mutating func applyRule(_ map: Int, _ phase: Phase) {
    guard let scale = passes.workspace.scales[map], var rule = rules.removeValue(forKey: map) else {
      return
    }
    rule.forward(
      needsMoments(rule, phase) ? passes.workspace.moments[map] : nil,
      phase,
      into: scale
    )
    rules[map] = rule
  }

  private func needsMoments(_ rule: any ActivationRule, _ phase: Phase) -> Bool {
    phase == .training ? rule.needsMoments : rule.needsMomentsInInference
  }
}
