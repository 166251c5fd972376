/// Holds the groups and the axis of a check against the arms of its case.
struct CheckGroups {
  let check: Check
  let draft: CaseDraft

  /// Reports an axis that the case does not have, or along which the check cannot be taken.
  func reportAxis(_ reader: FieldReader, problems: inout Problems) {
    guard let name = check.axis, let node = reader.node("axis") else { return }
    guard let axis = draft.unresolved.axis(named: name) else {
      problems.reportUnknown(
        "axis",
        name,
        among: draft.matrix.map(\.name),
        at: node.location,
        in: "case '\(draft.id)'"
      )
      return
    }
    if axis.values.count < 2 {
      problems.report(node.location, "axis '\(name)' has one value; a check along it needs two")
    }
    let isNumeric = axis.values.allSatisfy { $0.number != nil }
    if check.type != .order, !isNumeric {
      problems.report(
        node.location,
        "axis '\(name)' has no numbers, as a '\(check.type.rawValue)' check needs"
      )
    }
    reportFixed(name, as: "the axis of the check", reader, problems: &problems)
  }

  /// Reports groups that give a value to an axis that must vary.
  private func reportFixed(
    _ name: String,
    as role: String,
    _ reader: FieldReader,
    problems: inout Problems
  ) {
    for key in ["treat", "reference", "none"] {
      if let group = reader.node(key), group.entries?.contains(where: { $0.key == name }) == true {
        problems.report(
          group.location,
          "'\(key)' fixes '\(name)', \(role); leave it free"
        )
      }
    }
  }

  /// Reports the mistakes of the first comparison that has any.
  func reportParts(_ reader: FieldReader, problems: inout Problems) {
    let before = problems.count
    if let best = check.best {
      reportFixed(best, as: "of which each arm takes its best value", reader, problems: &problems)
    }
    for part in check.parts where problems.count == before {
      CheckGroups(check: part, draft: draft).reportArms(reader, problems: &problems)
    }
  }

  /// Reports groups without arms, with arms that should not be mixed, or equal to one another.
  func reportArms(_ reader: FieldReader, problems: inout Problems) {
    let groups = [("treat", check.treat), ("reference", check.reference), ("none", check.none)]
    var seen: [(key: String, arms: [Arm])] = []
    for (key, selection) in groups {
      guard let node = reader.node(key) else { continue }
      let arms = draft.arms(matching: selection)
      if selection.isEmpty, key != "treat" {
        problems.report(
          node.location,
          "'\(key)' is empty; give the values of its arms, as in {method: bn}"
        )
        continue
      }
      if arms.isEmpty {
        let values = selection.keys.sorted().map { "\($0)=\(selection[$0]?.description ?? "")" }
        problems.report(
          node.location,
          "no arm of case '\(draft.id)' has \(values.joined(separator: " ")), as '\(key)' says"
        )
      } else if let twin = seen.first(where: { $0.arms == arms }) {
        problems.report(node.location, "'\(key)' selects the same arms as '\(twin.key)'")
      }
      reportMixture(key, arms, at: node.location, problems: &problems)
      seen.append((key, arms))
    }
    if reader.node("treat") == nil {
      reportMixture(
        "treat",
        draft.arms(matching: [:]),
        at: reader.location,
        problems: &problems
      )
    }
  }

  /// Reports arms of one group that differ in more than the axis of the check.
  private func reportMixture(
    _ key: String,
    _ arms: [Arm],
    at location: Location,
    problems: inout Problems
  ) {
    if check.type == .exact { return }
    let free = [check.axis, check.best] + check.over.map(\.name)
    for axis in draft.matrix where !free.contains(axis.name) {
      if Set(arms.map { $0.axes[axis.name] }).count > 1 {
        problems.report(
          location,
          "'\(key)' mixes arms that differ in '\(axis.name)'; give '\(axis.name)' a value there"
        )
      }
    }
  }
}
