import Datasets
import Kernels
import Methods
import Networks

/// How far gradients of single batches lie from their mean, at the start.
///
/// Gradients of `samples` batches, drawn with replacement from the training images, give the unbiased
/// estimate of E‖g − E g‖², summed over all parameters. For plain stochastic gradients it falls as
/// 1/batch.
///
/// - Source: Bjorck et al. 2018, arXiv 1806.02375, bound on the noise of a step.
enum GradientNoise {
  static var probe: Probe {
    Probe(
      name: "gradient-noise",
      summary: "spread of the first gradients between batches",
      metrics: ["noise"],
      parameters: ["samples"],
      settings: Probe.networkSettings,
      length: "samples"
    ) { experiment, engine, directory, _ in
      let samples = try experiment.integer("samples", atLeast: 2)
      var session = try Session(probing: experiment, engine, directory)
      let seed = UInt64(bitPattern: Int64(experiment.seed)), images = session.data.train.count
      var total: [Double] = [], squares = 0.0
      for sample in 0..<samples {
        var random = RandomSource(seed: seed, purpose: .probe, stream: UInt64(sample))
        let batch = (0..<session.model.batch).map { _ in random.integer(below: images) }
        let labels = session.load(images: batch)
        session.model.forward(.training)
        _ = session.model.backward(labels: labels)
        squares += add(session.model, to: &total)
      }
      let mean = total.reduce(0) { $0 + $1 * $1 } / Double(samples)
      let noise = (squares - mean) / Double(samples - 1)
      return ["noise": noise.isNaN ? .infinity : noise]
    }
  }

  /// Adds a model's gradient to a sum, number by number; returns its squared length.
  private static func add(_ model: Model, to total: inout [Double]) -> Double {
    var index = 0, squares = 0.0
    model.forEachParameter { parameter in
      let gradient = parameter.gradient.storage
      if total.count < index + gradient.count {
        total.append(contentsOf: [Double](repeating: 0, count: gradient.count))
      }
      for value in gradient {
        total[index] += Double(value)
        squares += Double(value) * Double(value)
        index += 1
      }
    }
    return squares
  }
}
