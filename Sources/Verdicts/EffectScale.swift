import Catalog
import Foundation
import Statistics

/// The scale on which an effect is estimated, and the one on which it is shown.
struct EffectScale {
  let effect: Effect

  /// A value on the scale of estimation: itself, its natural logarithm, or its decimal one.
  func transform(_ value: Double) -> Double {
    switch effect {
    case .difference: value
    case .ratio: log(value)
    case .decades: log10(value)
    }
  }

  /// An effect on the scale it is shown in: a ratio is a factor again.
  func shown(_ value: Double) -> Double { effect == .ratio ? exp(value) : value }

  /// The inverse of `shown`; a factor that is not positive is below everything.
  func hidden(_ value: Double) -> Double {
    effect == .ratio ? (value > 0 ? log(value) : -.infinity) : value
  }

  /// A value of the metric again.
  func restored(_ value: Double) -> Double {
    switch effect {
    case .difference: value
    case .ratio: exp(value)
    case .decades: pow(10, value)
    }
  }

  /// The unit of the effect, for a metric of the unit given.
  func unit(_ metric: String) -> String {
    switch effect {
    case .difference: metric
    case .ratio: "×"
    case .decades: "decades"
    }
  }

  /// The inference on the scale it is shown in.
  func shown(_ inference: Inference) -> Inference {
    guard effect == .ratio else { return inference }
    var result = inference.mapped({ exp($0) }, inverse: { hidden($0) })
    result.steps.append(
      "On the log scale; as a factor ×\(Numeral.text(result.value)) "
        + "[\(Numeral.text(result.interval.lower)), \(Numeral.text(result.interval.upper))]."
    )
    return result
  }
}
