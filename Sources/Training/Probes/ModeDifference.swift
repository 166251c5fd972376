import Kernels
import Methods
import Networks

/// Whether layers put out the same in training and in inference.
///
/// After training, the last batch is shown twice: as in training, then as in inference with the
/// running statistics of that moment. Compared is what readers see of every convolution and of the
/// classifier. `differing_layers` counts those of which any bit differs, `difference` is the largest
/// difference over the largest magnitude of the same layer in training.
enum ModeDifference {
  static var probe: Probe {
    Probe(
      name: "mode-difference",
      summary: "outputs of layers in training against inference",
      metrics: ["difference", "differing_layers"],
      parameters: [],
      settings: Probe.trainingSettings,
      length: "steps"
    ) { experiment, engine, directory, emit in
      var trainer = try Trainer(Session(probing: experiment, engine, directory))
      _ = trainer.run { _, _ in }
      var model = trainer.trained.model
      let found = measure(&model)
      emit(
        found.differences.enumerated().map {
          Point(step: $0.offset + 1, seconds: 0, metric: "difference", value: $0.element)
        }
      )
      return [
        "difference": found.differences.max() ?? 0, "differing_layers": Double(found.differing),
      ]
    }
  }

  /// The difference of each convolution on the images that the model holds, in the order of the
  /// data, and how many differ in any bit.
  static func measure(_ model: inout Model) -> (differences: [Double], differing: Int) {
    let outputs = model.network.nodes.compactMap { node -> Int? in
      if case .convolution(_, _, let output) = node { output } else { nil }
    }
    model.forward(.training)
    let training = outputs.map { model.seen($0) }
    model.forward(.inference)
    let inference = outputs.map { model.seen($0) }
    return (
      zip(training, inference).map { difference($0, $1) },
      zip(training, inference).count { $0.map(\.bitPattern) != $1.map(\.bitPattern) }
    )
  }

  /// The largest |a − b| over the largest |a|; 0 when all are equal, infinite for what is no number.
  static func difference(_ a: [Float], _ b: [Float]) -> Double {
    var distance = 0.0, magnitude = 0.0
    for (a, b) in zip(a, b) where a.bitPattern != b.bitPattern {
      let found = abs(Double(a) - Double(b))
      guard found.isFinite else { return .infinity }
      distance = max(distance, found)
    }
    guard distance > 0 else { return 0 }
    for value in a { magnitude = max(magnitude, abs(Double(value))) }
    return distance / magnitude
  }
}
