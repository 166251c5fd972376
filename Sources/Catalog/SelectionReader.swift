/// Reads which arms of a case are meant: a map from axes to one of their values.
struct SelectionReader {
  let draft: CaseDraft

  /// The selection; `nil` when a part of it is mistaken, which is then reported.
  func selection(
    _ node: SourceNode,
    key: String,
    problems: inout Problems
  ) -> [String: SettingValue]? {
    guard let entries = node.entries else {
      node.reportUnexpected(
        "'\(key)' must be a map of axes to values, as in {method: bn}",
        problems: &problems
      )
      return nil
    }
    var selection: [String: SettingValue] = [:]
    for entry in entries {
      guard let axis = draft.unresolved.axis(named: entry.key) else {
        if draft.isSound {
          problems.reportUnknown(
            "axis",
            entry.key,
            among: draft.matrix.map(\.name),
            at: entry.location,
            in: "'\(key)' of case '\(draft.id)'"
          )
        }
        continue
      }
      selection[axis.name] = value(entry.value, of: axis, problems: &problems)
    }
    return selection.count == entries.count ? selection : nil
  }

  /// The value of an axis that stands here; `nil` when it has none of that kind, which is reported.
  func value(
    _ node: SourceNode,
    of axis: Axis,
    problems: inout Problems
  ) -> SettingValue? {
    guard let value = plainValue(node, like: axis.values.first, axis.name, problems: &problems)
    else { return nil }
    if axis.values.contains(value) { return value }
    let legal = axis.values.map(\.description)
    if case .text(let word) = value, let nearest = NameDistance.nearest(to: word, among: legal) {
      problems.report(
        node.location,
        "axis '\(axis.name)' of case '\(draft.id)' has no value '\(word)'",
        suggestion: nearest
      )
    } else {
      problems.report(
        node.location,
        "axis '\(axis.name)' of case '\(draft.id)' has no value '\(value)'; it has "
          + legal.joined(separator: ", ")
      )
    }
    return nil
  }

  /// The value in the form of the axis' values.
  private func plainValue(
    _ node: SourceNode,
    like example: SettingValue?,
    _ name: String,
    problems: inout Problems
  ) -> SettingValue? {
    switch example {
    case .number: return node.number(name, problems: &problems).map(SettingValue.number)
    case .flag: return node.flag(name, problems: &problems).map(SettingValue.flag)
    case .list:
      guard let elements = node.elements(name, problems: &problems) else { return nil }
      let numbers = elements.compactMap { $0.number(name, problems: &problems) }
      return numbers.count == elements.count ? .list(numbers.map(SettingValue.number)) : nil
    case .text, nil: return node.text(name, problems: &problems).map(SettingValue.text)
    }
  }
}
