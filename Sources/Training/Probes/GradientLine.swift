import Kernels
import Methods
import Networks

/// The loss along the gradient: how far one can go before the loss is ten times what it was.
///
/// At the named batches of the first steps (counted from 1), L(θ − s·∇L)/L(θ) on the same batch for every
/// step size s; between them one step of plain gradient descent with the experiment's learning rate.
/// Reported is the mean over the batches of log10 of the step size at which the ratio first exceeds 10,
/// interpolated on the log scale; the last of the grid when it never does.
///
/// - Source: Bjorck et al. 2018, arXiv 1806.02375, relative loss along the gradient direction.
package enum GradientLine {
  static var probe: Probe {
    Probe(
      name: "gradient-line",
      summary: "relative loss along the first gradients",
      metrics: ["log10_step_at_ratio_10"],
      parameters: ["batches", "step_sizes"],
      settings: Probe.networkSettings + ["lr"],
      length: "step_sizes"
    ) { experiment, engine, directory, emit in
      let numbers = try experiment.numbers("batches")
      let batches = Set(numbers.compactMap { Int(exactly: $0) })
      let sizes = try experiment.numbers("step_sizes").sorted()
      guard let last = batches.max(),
        numbers.allSatisfy({ $0 >= 1 && Int(exactly: $0) != nil })
      else {
        throw ExperimentError.setting(
          name: "batches",
          problem: "\(numbers); write whole numbers from 1"
        )
      }
      guard sizes.allSatisfy({ $0 > 0 && $0.isFinite }) else {
        throw ExperimentError.setting(
          name: "step_sizes",
          problem: "\(sizes); write positive numbers"
        )
      }
      var session = try Session(probing: experiment, engine, directory)
      var limits: [Double] = []
      for batch in 1...last {
        let labels = session.load(step: batch - 1)
        session.model.forward(.training)
        let loss = session.model.backward(labels: labels).loss
        if batches.contains(batch) {
          let ratios = sizes.map { relativeLoss(session.model, $0, labels, loss) }
          emit(points(batch, sizes, ratios))
          limits.append(limit(sizes, ratios))
        }
        move(&session.model, by: experiment.learningRate)
      }
      return ["log10_step_at_ratio_10": limits.reduce(0, +) / Double(limits.count)]
    }
  }

  /// L(θ − s·∇L)/L(θ) on the images that the model holds.
  private static func relativeLoss(
    _ model: Model,
    _ size: Double,
    _ labels: [Int],
    _ loss: Double
  ) -> Double {
    var moved = model
    move(&moved, by: size)
    moved.forward(.training)
    return SoftmaxCrossEntropy.evaluate(moved.logits, labels: labels).loss / loss
  }

  private static func move(_ model: inout Model, by size: Double) {
    let descent = Optimizer(momentum: 0, weightDecay: 0), kernels = model.engine.kernels
    model.update { descent.step(&$0, rate: size, kernels) }
  }

  /// log10 of the step size at which the ratio first exceeds ten.
  package static func limit(_ sizes: [Double], _ ratios: [Double]) -> Double {
    guard let above = ratios.firstIndex(where: { !($0 <= 10) }) else {
      return TrendLine.log10(sizes[sizes.count - 1])
    }
    let right = TrendLine.log10(sizes[above])
    guard above > 0, ratios[above].isFinite, ratios[above - 1] > 0 else { return right }
    let left = TrendLine.log10(sizes[above - 1])
    let low = TrendLine.log10(ratios[above - 1]), high = TrendLine.log10(ratios[above])
    return left + (right - left) * (1 - low) / (high - low)
  }

  private static func points(_ batch: Int, _ sizes: [Double], _ ratios: [Double]) -> [Point] {
    zip(sizes, ratios).enumerated().flatMap { index, pair in
      [
        Point(step: index, seconds: 0, metric: "batch_\(batch)_step_size", value: pair.0),
        Point(step: index, seconds: 0, metric: "batch_\(batch)_relative_loss", value: pair.1),
      ]
    }
  }
}
