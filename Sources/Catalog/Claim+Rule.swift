extension Claim {
  /// The decision rule in one fixed form: what a pre-registration hashes.
  ///
  /// It holds everything of the primary check that decides the verdict, the epoch of its case and
  /// what is assumed of its metric; not the words of the claim, and no place in a file. Equal rules
  /// give equal texts, in whatever order their keys were written.
  public func canonicalRule(in suite: Suite) -> String {
    let template = suite.caseNamed(primary.caseID)
    var lines = ["claim \(suite.id)/\(id)"]
    lines.append("case \(primary.caseID) epoch \(template?.epoch ?? 0)")
    if let seeds = template?.minimumSeeds { lines.append("seeds at least \(seeds)") }
    if let metric = template?.metric(named: primary.metric) {
      lines.append(
        "metric \(metric.name) unit=\(metric.unit) better=\(metric.better.rawValue)"
          + " assume=\(metric.assume.rawValue)"
      )
    }
    lines += primary.canonicalLines
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Check {
  /// The parts of the rule, one per line, in a fixed order.
  fileprivate var canonicalLines: [String] {
    var lines = ["type \(type.rawValue)", "effect \(effect.rawValue)"]
    for (name, group) in [("treat", treat), ("reference", reference), ("none", none)]
    where !group.isEmpty {
      let values = group.keys.sorted().map { "\($0)=\(group[$0]?.description ?? "")" }
      lines.append("\(name) \(values.joined(separator: " "))")
    }
    if let axis { lines.append("axis \(axis)") }
    for axis in over {
      lines.append("over \(axis.name)=\(axis.values.map(\.description).joined(separator: "|"))")
    }
    if !over.isEmpty { lines.append("combine \(combine.rawValue)") }
    if let best, let bestBy { lines.append("best \(best) by \(bestBy)") }
    lines.append("margin \(Self.text(margin))")
    if let band { lines.append("band \(band.map(Self.text).joined(separator: " "))") }
    if let threshold { lines.append("threshold \(Self.text(threshold))") }
    if let tolerance { lines.append("tolerance \(Self.text(tolerance))") }
    lines.append("alpha \(Self.text(alpha))")
    if paired { lines.append("paired by seed") }
    return lines
  }

  private static func text(_ number: Double) -> String {
    SettingValue.number(number).description
  }
}
