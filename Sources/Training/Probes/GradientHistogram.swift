import Kernels
import Methods
import Networks

/// How large a kernel's gradient is at the start, and how heavy its tails are.
///
/// Of ∂L/∂W on the first batch, at the middle one of the convolutions of stride 1 in the blocks:
/// log10 of the standard deviation, the kurtosis E(g − mean)⁴/variance² (3 for normal numbers), and
/// log10 of the median, the 99 % quantile and the largest of |g|. Deviation and kurtosis are those of
/// the first and the last of these convolutions as well, `log10_std_first` for one.
///
/// - Source: Bjorck et al. 2018, arXiv 1806.02375, histogram of gradients at a middle layer.
package enum GradientHistogram {
  static var probe: Probe {
    Probe(
      name: "gradient-histogram",
      summary: "size and tails of a middle layer's first gradient",
      metrics: ["log10_std", "kurtosis", "log10_median", "log10_q99", "log10_largest"]
        + ["_first", "_last"].flatMap { depth in elsewhere.map { $0 + depth } },
      parameters: [],
      settings: Probe.networkSettings
    ) { experiment, engine, directory, emit in
      var session = try Session(probing: experiment, engine, directory)
      let labels = session.load(step: 0)
      session.model.forward(.training)
      _ = session.model.backward(labels: labels)
      let chosen = session.model.depthSamples
      guard chosen.count == 3 else {
        throw ExperimentError.setting(
          name: "network",
          problem: "'\(experiment.network)' has no convolution of stride 1 in a block"
        )
      }
      var results: [String: Double] = [:]
      for (depth, layer) in zip(["_first", "", "_last"], chosen) {
        let gradient = session.model.layers[layer].kernel.gradient.values.map(Double.init)
        emit(quantiles(gradient, "quantile" + depth))
        for (name, value) in summary(gradient) where depth.isEmpty || elsewhere.contains(name) {
          results[name + depth] = value
        }
      }
      return results
    }
  }

  /// What is reported of the first and the last layer, too.
  private static let elsewhere = ["log10_std", "kurtosis"]

  /// The metrics of numbers.
  package static func summary(_ numbers: [Double]) -> [String: Double] {
    let count = Double(numbers.count), mean = numbers.reduce(0, +) / count
    func moment(_ power: (Double) -> Double) -> Double {
      numbers.reduce(0) { $0 + power($1 - mean) } / count
    }
    let variance = moment { $0 * $0 }
    let kurtosis = moment { $0 * $0 * $0 * $0 } / (variance * variance)
    let sizes = numbers.map { abs($0) }.sorted()
    return [
      "log10_std": log10(variance.squareRoot()),
      "kurtosis": kurtosis.isNaN ? .infinity : kurtosis,
      "log10_median": log10(quantile(sizes, 0.5)), "log10_q99": log10(quantile(sizes, 0.99)),
      "log10_largest": log10(quantile(sizes, 1)),
    ]
  }

  /// The quantile of sorted numbers at a share, between neighbours by their distance.
  package static func quantile(_ sorted: [Double], _ share: Double) -> Double {
    let place = share * Double(sorted.count - 1), below = Int(place)
    guard below + 1 < sorted.count else { return sorted[sorted.count - 1] }
    return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
  }

  /// The distribution, a point per twentieth.
  private static func quantiles(_ numbers: [Double], _ metric: String) -> [Point] {
    let sorted = numbers.sorted()
    return stride(from: 0, through: 100, by: 5).map { percent in
      Point(
        step: percent,
        seconds: 0,
        metric: metric,
        value: quantile(sorted, Double(percent) / 100)
      )
    }
  }

  /// A logarithm that stays a number: nothing is smaller than the least number of single precision,
  /// and what is no number is infinite.
  private static func log10(_ value: Double) -> Double {
    value.isNaN
      ? .infinity : TrendLine.log10(max(value, Double(Float.leastNonzeroMagnitude)))
  }
}
