import Kernels

/// How the learning rate changes along a run.
public enum Schedule: Sendable, Hashable {
  case constant
  /// Divided by ten at each of these fractions of the run.
  case step([Double])
  /// Half a cosine from the full rate to zero.
  ///
  /// - Source: Loshchilov & Hutter 2017, arXiv 1608.03983, equation 5, without restarts.
  case cosine

  /// The names that suites use.
  public static let names = ["constant", "step", "cosine"]

  /// The schedule of a name; `nil` when there is none.
  public init?(named name: String, milestones: [Double]) {
    switch name {
    case "constant": self = .constant
    case "step": self = .step(milestones)
    case "cosine": self = .cosine
    default: return nil
    }
  }

  /// The factor on the learning rate before step `step` of `total`, dimensionless.
  public func factor(step: Int, of total: Int) -> Double {
    let progress = Double(step) / Double(max(total, 1))
    switch self {
    case .constant: return 1
    case .step(let milestones):
      return milestones.filter { progress >= $0 }.reduce(1) { factor, _ in factor / 10 }
    case .cosine: return 0.5 * (1 + Elementary.cos(Double.pi * progress))
    }
  }
}
