import Kernels
import Methods
import Networks

/// Whether filters drift together in training, and whether the outputs grow with them.
///
/// `log10_shift_ratio` is the mean over the trunk of log10 of `KernelMeans.shiftRatio` of the used
/// kernels after training. `log10_moment_growth` is the mean over the trunk of log10 of the mean
/// square of the raw outputs on the first batch, after training over before it;
/// `least_log10_moment_growth` is that of the layer that grew least. All are infinite when the run
/// diverged.
///
/// - Source: Liu, Ge, Li, Gui 2021, arXiv 2103.11590, shift of the average gradient.
enum Shift {
  /// Where single precision ends: smaller ratios are rounding.
  static let floor = 1e-16

  static var probe: Probe {
    Probe(
      name: "shift",
      summary: "common drift of filters along training, and growth of the outputs",
      metrics: [
        "log10_shift_ratio", "log10_moment_growth", "least_log10_moment_growth", "diverged",
      ],
      parameters: [],
      settings: Probe.trainingSettings,
      length: "steps"
    ) { experiment, engine, directory, emit in
      var session = try Session(probing: experiment, engine, directory)
      let before = moments(&session)
      let stride = max(1, session.totalSteps / 50)
      var trainer = try Trainer(session), curve: [Point] = []
      let diverged = trainer.run { step, session in
        guard step % stride == 0 else { return }
        let ratios = shiftRatios(session.model)
        curve.append(
          Point(step: step + 1, seconds: 0, metric: "log10_shift_ratio", value: mean(ratios))
        )
      }
      emit(curve)
      guard diverged == nil else { return ended }
      session = trainer.trained
      let growth = zip(moments(&session), before).map { $0 - $1 }
      emit(byLayer("layer_log10_shift_ratio", shiftRatios(session.model)))
      emit(byLayer("layer_log10_moment_growth", growth))
      return [
        "log10_shift_ratio": mean(shiftRatios(session.model)),
        "log10_moment_growth": mean(growth),
        "least_log10_moment_growth": growth.min() ?? 0, "diverged": 0,
      ]
    }
  }

  /// What a diverged run reports.
  private static var ended: [String: Double] {
    [
      "log10_shift_ratio": .infinity, "log10_moment_growth": .infinity,
      "least_log10_moment_growth": .infinity, "diverged": 1,
    ]
  }

  /// log10 of the mean square of the raw outputs on the first batch, by layer of the trunk.
  private static func moments(_ session: inout Session) -> [Double] {
    _ = session.load(step: 0)
    session.model.forward(.training)
    return session.model.trunk.map { place in
      TrendLine.log10(
        ChannelMoments(session.model.view(place.output).map, session.engine).meanSquare
      )
    }
  }

  private static func shiftRatios(_ model: Model) -> [Double] {
    model.trunk.map { place in
      let ratio = KernelMeans.shiftRatio(model.layers[place.layer].usedKernel, model.engine.kernels)
      return TrendLine.log10(max(ratio, floor))
    }
  }

  private static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  private static func byLayer(_ metric: String, _ values: [Double]) -> [Point] {
    values.enumerated().map {
      Point(step: $0.offset + 1, seconds: 0, metric: metric, value: $0.element)
    }
  }
}
