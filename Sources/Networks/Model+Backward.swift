public import Kernels
import Methods

extension Model {
  /// Sees a layer's input and the gradient of its raw output, while both are kept.
  public typealias Observer = (_ layer: Int, _ input: MapView, _ outputGradient: GradientView) ->
    Void

  /// Computes the loss of the batch that `forward(.training)` saw, and every parameter's gradient.
  ///
  /// - Parameters:
  ///   - labels: one per image.
  ///   - smoothing: the share of a label that is spread over all classes, dimensionless.
  ///   - observer: sees every convolution's input and gradient.
  /// - Returns: the loss, and how many images were classified correctly.
  public mutating func backward(
    labels: [Int],
    smoothing: Double = 0,
    observer: Observer? = nil
  ) -> SoftmaxCrossEntropy.Value {
    precondition(labels.count == batch, "\(labels.count) labels for a batch of \(batch)")
    let value = SoftmaxCrossEntropy.evaluate(
      logits,
      labels: labels,
      smoothing: smoothing,
      gradient: passes.workspace.gradient(network.logits)
    )
    passes.measureGradient(network.logits, 0)
    for index in network.nodes.indices.reversed() { backward(index, observer) }
    return value
  }

  private mutating func backward(_ index: Int, _ observer: Observer?) {
    let passes = passes
    switch network.nodes[index] {
    case .convolution(let layer, let input, let output):
      convolveBackward(index, layer, input, output, observer)
    case .join(_, _, _, let output):
      // Its gradient is complete: the branch shares it, the shortcut's earliest reader adds it.
      joinBackward(output)
    case .copy(let input, let output):
      let raw = rawGradient(output)
      poolBackward(index, input, output) { _, to, image, block in
        guard let raw else { return }
        let target = to.plane(image, block)
        passes.kernels.pack(raw, image, block, .none(to.shape), to: target)
      }
    case .maxPool(let input, let size, let stride, let output):
      let view = view(input)
      poolBackward(index, input, output) { from, to, image, block in
        passes.kernels.maxPoolGradient(
          view,
          size: size,
          stride: stride,
          image,
          block,
          outputGradient: from,
          to: to
        )
      }
    case .globalAveragePool(let input, let output):
      poolBackward(index, input, output) { from, to, image, block in
        passes.kernels.globalAveragePoolGradient(from, image, block, to: to)
      }
    }
  }

  private func poolBackward(
    _ index: Int,
    _ input: Int,
    _ output: Int,
    _ plane: (_ from: FeatureMap, _ to: FeatureMap, _ image: Int, _ block: Int) -> Void
  ) {
    guard let from = passes.workspace.gradient(output),
      let to = passes.gradientTarget(index, input)
    else { return }
    let completion = passes.completion(index, input)
    engine.pool.run(batch) { image, _ in
      for block in 0..<to.shape.blocks { plane(from, to, image, block) }
      guard let completion else { return }
      for block in 0..<to.shape.blocks {
        completion.complete(image, block, to)
      }
    }
  }

  /// Turns the gradient of what is seen of a join into that of the sum, where a rule stands between.
  private mutating func joinBackward(_ output: Int) {
    guard rules[output] != nil, let raw = rawGradient(output) else { return }
    let passes = passes
    engine.pool.run(batch) { image, _ in
      for block in 0..<raw.map.shape.blocks { passes.kernels.combine(raw, image, block) }
      passes.measureSharers(of: output, image)
    }
  }

  /// The gradient of a map's raw values; its rule's parameters get their gradients.
  private mutating func rawGradient(_ map: Int) -> GradientView? {
    let workspace = passes.workspace
    guard let gradient = workspace.gradient(map) else { return nil }
    var usesValues = false
    if let table = workspace.coefficients[map], var rule = rules.removeValue(forKey: map) {
      rule.backward(workspace.gradientMoments[map], into: table)
      usesValues = rule.usesValues
      rules[map] = rule
    }
    return GradientView(
      gradient,
      of: workspace.maps[map],
      coefficients: workspace.coefficients[map],
      usesValues: usesValues
    )
  }

  private mutating func convolveBackward(
    _ index: Int,
    _ layer: Int,
    _ input: Int,
    _ output: Int,
    _ observer: Observer?
  ) {
    let passes = passes, seen = view(input)
    guard let raw = rawGradient(output) else { return }
    observer?(layer, seen, raw)
    let kernels = passes.kernels, completion = passes.completion(index, input)
    let surroundings = ConvolutionSurroundings(
      read: { kernels.pack(seen, $0, $1, $2, to: $3) },
      readGradient: { kernels.pack(raw, $0, $1, $2, to: $3) },
      finish: completion.map { completion in { completion.complete($0, $1, $2, to: $3) } },
      inputs: [seen.map],
      gradients: raw.usesValues ? [raw.gradient, raw.map] : [raw.gradient]
    )
    withLayer(layer) { [engine] in
      $0.backward(
        surroundings,
        images: raw.map.shape.images,
        inputGradient: passes.gradientTarget(index, input),
        engine
      )
    }
  }
}
