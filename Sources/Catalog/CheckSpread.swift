/// Reads over which axes a check is repeated, and along which each arm takes its best value.
struct CheckSpread {
  let reader: FieldReader
  let draft: CaseDraft

  /// Fills in `over`, `combine`, `best` and `bestBy`.
  func read(into check: inout Check, problems: inout Problems) {
    check.combine = reader.choice("combine", problems: &problems) ?? .pooled
    check.over = axes(problems: &problems)
    for axis in check.over where axis.name == check.axis {
      report("over", "names the axis of the check, '\(axis.name)'; remove it", &problems)
    }
    readBest(into: &check, problems: &problems)
  }

  /// The axes of a list of names, with all their values, or of a map from names to values.
  private func axes(problems: inout Problems) -> [Axis] {
    guard let node = reader.node("over") else { return [] }
    guard let entries = node.entries else {
      return (node.elements("over", problems: &problems) ?? []).compactMap { element in
        guard let name = element.text("over", problems: &problems) else { return nil }
        return axis(name, at: element.location, problems: &problems)
      }
    }
    let selections = SelectionReader(draft: draft)
    return entries.compactMap { entry in
      guard let axis = axis(entry.key, at: entry.location, problems: &problems),
        let elements = entry.value.elements(entry.key, problems: &problems)
      else { return nil }
      let values = elements.compactMap { selections.value($0, of: axis, problems: &problems) }
      return values.count == elements.count ? Axis(name: axis.name, values: values) : nil
    }
  }

  private func readBest(into check: inout Check, problems: inout Problems) {
    guard let node = reader.node("best"), let name = node.text("best", problems: &problems) else {
      return
    }
    guard axis(name, at: node.location, problems: &problems) != nil else { return }
    check.best = name
    if check.over.contains(where: { $0.name == name }) {
      report("best", "names '\(name)', which 'over' goes through; remove one of them", &problems)
    }
    guard let place = reader.node("by"), let word = place.text("by", problems: &problems),
      let metric = CheckReader.metric(word, of: draft, at: place.location, problems: &problems)
    else { return }
    check.bestBy = metric.name
    if metric.name.hasPrefix("test_") {
      report(
        "by",
        "chooses on the test images; take a metric of held-out training images, as "
          + "validation_accuracy",
        &problems
      )
    } else if metric.better == .neither {
      report("by", "needs a metric that is better higher or lower, not '\(metric.name)'", &problems)
    }
  }

  private func axis(_ name: String, at location: Location, problems: inout Problems) -> Axis? {
    if let axis = draft.unresolved.axis(named: name) { return axis }
    problems.reportUnknown(
      "axis",
      name,
      among: draft.matrix.map(\.name),
      at: location,
      in: "case '\(draft.id)'"
    )
    return nil
  }

  private func report(_ key: String, _ message: String, _ problems: inout Problems) {
    problems.report(reader.node(key)?.location ?? reader.location, "'\(key)' \(message)")
  }
}
