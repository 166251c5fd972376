package import Catalog

/// What the points of a case are numbered by.
package enum ProbeCourse {
  /// The axis along which a metric was measured, `layer`.
  ///
  /// - Parameters:
  ///   - metric: the metric of the points.
  ///   - template: the case that measured it.
  /// - Returns: the title of the axis.
  package static func axis(of metric: String, in template: Case) -> String {
    if template.kind == .timing { return "round" }
    guard case .text(let probe) = template.settings["probe"] else { return "step" }
    if metric.hasPrefix("layer_") { return "layer" }
    return axes[probe] ?? "step"
  }

  /// The probes whose points do not follow the steps of a training.
  private static let axes = [
    "depth-moments": "layer",
    "mode-difference": "layer",
    "gradient-histogram": "percent of the entries",
    "diverging-update": "tenth of the update",
  ]
}
