import Kernels
import Methods
import Networks

/// How the variances of the channels run over depth along an update that diverges.
///
/// The run trains until its loss diverges; the update before that, or the last one where nothing
/// diverges, is walked again in tenths on the batch that showed it. At the furthest point at which
/// all are finite, the trunk's mean channel variances are taken: reported are the least-squares
/// slopes per layer of log10 of them, and of log10 of their growth since the start of the update.
///
/// - Source: Bjorck et al. 2018, arXiv 1806.02375, channel moments along a diverging update.
enum DivergingUpdate {
  private static let parts = 10

  static var probe: Probe {
    Probe(
      name: "diverging-update",
      summary: "channel variances against depth along a diverging update",
      metrics: ["log10_variance_slope", "log10_growth_slope", "diverged", "diverged_step"],
      parameters: [],
      settings: Probe.trainingSettings,
      length: "steps"
    ) { experiment, engine, directory, emit in
      let session = try Session(probing: experiment, engine, directory)
      var before = session.model, after = session.model
      var trainer = try Trainer(session)
      let diverged = trainer.run { _, session in (before, after) = (after, session.model) }
      var found: [[Double]] = []
      for part in 0...parts {
        var model = before.moved(towards: after, by: Double(part) / Double(parts))
        model.forward(.training)
        let variances = logarithms(model)
        guard variances.allSatisfy(\.isFinite) else { break }
        found.append(variances)
        emit(points(part, variances))
      }
      let slopes = slopes(found)
      return [
        "log10_variance_slope": slopes.variance, "log10_growth_slope": slopes.growth,
        "diverged": diverged == nil ? 0 : 1,
        "diverged_step": diverged.map(Double.init) ?? .infinity,
      ]
    }
  }

  /// log10 of the mean variance of the channels, by layer of the trunk.
  private static func logarithms(_ model: Model) -> [Double] {
    model.trunk.map { place in
      TrendLine.log10(ChannelMoments(model.view(place.output).map, model.engine).meanVariance)
    }
  }

  /// Slopes over depth at the last point of a walk; infinite when not even its start is finite.
  private static func slopes(_ walk: [[Double]]) -> (variance: Double, growth: Double) {
    guard let first = walk.first, let last = walk.last else { return (.infinity, .infinity) }
    return (TrendLine.slope(last), TrendLine.slope(zip(last, first).map { $0 - $1 }))
  }

  private static func points(_ part: Int, _ variances: [Double]) -> [Point] {
    let depths = [("first", 0), ("middle", variances.count / 2), ("last", variances.count - 1)]
    return depths.map { name, index in
      Point(step: part, seconds: 0, metric: "log10_variance_\(name)", value: variances[index])
    }
  }
}

extension Model {
  /// The model (1 − share)·self + share·other, parameter by parameter.
  func moved(towards other: Model, by share: Double) -> Model {
    var targets: [FilterBank] = [], index = 0
    other.forEachParameter { targets.append($0.value) }
    var copy = self
    let kernels = engine.kernels
    copy.update { parameter in
      let value = parameter.value, lanes = value.shape.blocks * 16
      parameter.value.assign(
        [Double](repeating: 1 - share, count: lanes),
        value,
        plus: [Double](repeating: share, count: lanes),
        targets[index],
        plus: [Double](repeating: 0, count: lanes),
        kernels
      )
      index += 1
    }
    return copy
  }
}
