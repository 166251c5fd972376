/// Reports metrics that a case declares and that none of its executions could report.
struct MetricFit {
  /// The setting, a number above zero, that a metric of training needs.
  private let needs: [String: String]

  init(_ vocabulary: Vocabulary) {
    needs = vocabulary.metricNeeds
  }

  /// Looks at the cases of a suite that was resolved at a scale.
  func report(_ suite: Suite, scale: String, _ found: inout Problems) {
    for template in suite.cases where template.kind == .train && template.reason == nil {
      for metric in template.metrics {
        guard let need = needs[metric.name], !template.gives(need) else { continue }
        found.report(
          template.location,
          "case '\(template.id)' reports '\(metric.name)', which needs '\(need)' above 0 at scale "
            + "'\(scale)'; give it in the case, its recipe or the scale"
        )
      }
    }
  }
}

extension Case {
  /// Whether every arm has a number above zero for a setting.
  fileprivate func gives(_ setting: String) -> Bool {
    let values = axis(named: setting)?.values ?? settings[setting].map { [$0] } ?? []
    return !values.isEmpty && values.allSatisfy { ($0.number ?? 0) > 0 }
  }
}
