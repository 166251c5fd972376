import Kernels
import Methods
import Networks

/// How channel means and standard deviations change with depth at the start.
///
/// For the raw output of every convolution but shortcuts' and the classifier, on the first training
/// batch: the mean over channels of |mean_c| and of std_c. Reported are the least-squares slopes of their
/// decimal logarithms per layer, and the share Σmean_c²/Σ(mean_c² + var_c) of the last layer.
///
/// - Source: Bjorck et al. 2018, arXiv 1806.02375, channel means and variances against depth.
enum DepthMoments {
  static var probe: Probe {
    Probe(
      name: "depth-moments",
      summary: "channel means and deviations against depth at the start",
      metrics: ["log10_std_slope", "log10_mean_slope", "mean_share"],
      parameters: [],
      settings: Probe.networkSettings
    ) { experiment, engine, directory, emit in
      var session = try Session(probing: experiment, engine, directory)
      _ = session.load(step: 0)
      session.model.forward(.training)
      return measure(session.model, emit)
    }
  }

  private static func measure(
    _ model: Model,
    _ emit: ([Point]) -> Void
  ) -> [String: Double] {
    var deviations: [Double] = [], means: [Double] = [], share = 0.0, points: [Point] = []
    for place in model.trunk {
      let found = ChannelMoments(model.view(place.output).map, model.engine)
      deviations.append(TrendLine.log10(found.meanDeviation))
      means.append(TrendLine.log10(found.meanMagnitude))
      share = found.meanShare
      for (metric, value) in [("log10_std", deviations.last), ("log10_mean", means.last)] {
        points.append(
          Point(step: deviations.count, seconds: 0, metric: metric, value: value ?? .nan)
        )
      }
    }
    emit(points)
    return [
      "log10_std_slope": TrendLine.slope(deviations), "log10_mean_slope": TrendLine.slope(means),
      "mean_share": share,
    ]
  }
}
