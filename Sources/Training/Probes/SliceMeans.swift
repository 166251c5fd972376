import Kernels
import Methods
import Networks

/// Whether kernels and gradients keep a zero mean at every step of a training.
///
/// Reported are the largest values over layers and steps, relative to the largest magnitude of the
/// filter: means of k×k slices of the blocks' used kernels, means of the trunk's filters, means of
/// the gradient's filters, and the shift ratio. `mean_share` is the share of the raw outputs' energy
/// that does not depend on the input, Σmean_c²/Σ(mean_c² + var_c), averaged over the trunk and over
/// about ten steps.
///
/// - Source: Ruff, Beck, Bach 2019, arXiv 1911.13173, mean shift; Liu et al. 2021, arXiv 2103.11590.
enum SliceMeans {
  static var probe: Probe {
    Probe(
      name: "slice-means",
      summary: "means of kernels and gradients, and of channels, along training",
      metrics: [
        "slice_mean", "filter_mean", "gradient_mean", "shift_ratio", "mean_share_start",
        "mean_share", "diverged",
      ],
      parameters: [],
      settings: Probe.trainingSettings,
      length: "steps"
    ) { experiment, engine, directory, emit in
      let session = try Session(probing: experiment, engine, directory)
      let stride = max(1, session.totalSteps / 10), last = session.totalSteps - 1
      var trainer = try Trainer(session)
      var largest = means(session.model), shares: [Double] = []
      let diverged = trainer.run { step, session in
        largest.merge(means(session.model), uniquingKeysWith: larger)
        guard step % stride == 0 || step == last else { return }
        let share = meanShare(session.model)
        shares.append(share)
        emit([Point(step: step, seconds: 0, metric: "mean_share", value: share)])
      }
      let later = shares.count > 1 ? Array(shares.dropFirst()) : shares
      return largest.merging(
        [
          "mean_share_start": shares.first ?? .infinity,
          "mean_share": later.isEmpty ? .infinity : later.reduce(0, +) / Double(later.count),
          "diverged": diverged == nil ? 0 : 1,
        ],
        uniquingKeysWith: larger
      )
    }
  }

  /// The largest values of a model as it is now; its gradients are those of the step before.
  private static func means(_ model: Model) -> [String: Double] {
    let kernels = model.engine.kernels
    var found = ["slice_mean": 0.0, "filter_mean": 0, "gradient_mean": 0, "shift_ratio": 0]
    func keep(_ name: String, _ value: Double) { found[name] = larger(found[name] ?? 0, value) }
    for place in model.trunk {
      let layer = model.layers[place.layer], kernel = layer.usedKernel
      keep("filter_mean", KernelMeans.ofFilters(kernel, kernels))
      keep("gradient_mean", KernelMeans.ofFilters(layer.kernel.gradient, kernels))
      keep("shift_ratio", KernelMeans.shiftRatio(kernel, kernels))
      if layer.context.role == .block, kernel.shape.taps > 1 {
        keep("slice_mean", KernelMeans.ofSlices(kernel))
      }
    }
    return found
  }

  private static func meanShare(_ model: Model) -> Double {
    let shares = model.trunk.map { place in
      ChannelMoments(model.view(place.output).map, model.engine).meanShare
    }
    let share = shares.reduce(0, +) / Double(shares.count)
    return share.isNaN ? .infinity : share
  }

  private static func larger(_ a: Double, _ b: Double) -> Double { a >= b ? a : b }
}
