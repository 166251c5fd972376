extension CaseReader {
  /// Reads the axes of a case, and the combinations that are left out or added.
  func readMatrix(
    _ reader: FieldReader,
    into draft: inout CaseDraft,
    problems: inout Problems
  ) {
    let node = reader.node("matrix")
    if let node, node.entries == nil {
      node.reportUnexpected("'matrix' must be a map of axes to lists", problems: &problems)
      draft.isSound = false
    }
    for entry in node?.entries ?? [] {
      readAxis(entry, of: reader, into: &draft, problems: &problems)
    }
    readExclude(reader, into: &draft, problems: &problems)
    readInclude(reader, into: &draft, problems: &problems)
    if draft.isSound, draft.arms(matching: [:]).isEmpty {
      problems.report(draft.location, "\(reader.name) has no arm left; exclude less")
    }
  }

  private func readExclude(
    _ reader: FieldReader,
    into draft: inout CaseDraft,
    problems: inout Problems
  ) {
    let axes = SelectionReader(draft: draft)
    for rule in reader.node("exclude")?.elements("exclude", problems: &problems) ?? [] {
      guard let selection = axes.selection(rule, key: "exclude", problems: &problems) else {
        continue
      }
      if selection.isEmpty {
        problems.report(rule.location, "an empty 'exclude' would leave out every arm")
      } else if draft.arms(matching: selection).isEmpty {
        problems.report(rule.location, "'exclude' leaves out no arm that is still there")
      } else {
        draft.exclude.append(selection)
      }
    }
  }

  private func readInclude(
    _ reader: FieldReader,
    into draft: inout CaseDraft,
    problems: inout Problems
  ) {
    for node in reader.node("include")?.elements("include", problems: &problems) ?? [] {
      guard let arm = includedArm(node, of: draft, problems: &problems) else { continue }
      if draft.arms(matching: arm).isEmpty {
        draft.include.append(arm)
        for (axis, value) in arm where draft.axisLocations[axis]?[value] == nil {
          draft.axisLocations[axis, default: [:]][value] = node.location
        }
      } else {
        problems.report(node.location, "'include' adds an arm that is already there; remove it")
      }
    }
  }

  /// A value for every axis, not only those of the matrix; `nil` when a part is mistaken, which is
  /// then reported.
  private func includedArm(
    _ node: SourceNode,
    of draft: CaseDraft,
    problems: inout Problems
  ) -> [String: SettingValue]? {
    guard let entries = node.entries else {
      node.reportUnexpected(
        "'include' must be a map of axes to values, as in {method: bn}",
        problems: &problems
      )
      return nil
    }
    guard draft.isSound else { return nil }
    let names = draft.matrix.map(\.name)
    for entry in entries where !names.contains(entry.key) {
      problems.reportUnknown(
        "axis",
        entry.key,
        among: names,
        at: entry.location,
        in: "'include' of case '\(draft.id)'"
      )
    }
    for name in names where !entries.contains(where: { $0.key == name }) {
      problems.report(
        node.location,
        "'include' gives no value to axis '\(name)'; an arm has one for every axis"
      )
    }
    var arm: [String: SettingValue] = [:]
    for entry in entries where names.contains(entry.key) {
      arm[entry.key] = axisValue(entry.value, of: entry.key, problems: &problems)
    }
    return arm.count == names.count && entries.count == names.count ? arm : nil
  }

  private func readAxis(
    _ entry: SourceEntry,
    of reader: FieldReader,
    into draft: inout CaseDraft,
    problems: inout Problems
  ) {
    guard isAxis(entry, of: draft, problems: &problems) else { return }
    if let setting = draft.settings[entry.key] {
      problems.report(
        setting.location,
        "'\(entry.key)' is an axis of \(reader.name) too; remove one of them"
      )
    }
    guard let elements = entry.value.elements(entry.key, problems: &problems) else {
      draft.isSound = false
      return
    }
    if elements.isEmpty {
      problems.report(entry.value.location, "axis '\(entry.key)' has no values")
    }
    var axis = Axis(name: entry.key, values: [])
    for element in elements {
      if let value = axisValue(element, of: entry.key, problems: &problems) {
        if axis.values.contains(value) {
          problems.report(element.location, "axis '\(entry.key)' has the value \(value) twice")
        } else {
          axis.values.append(value)
          draft.axisLocations[entry.key, default: [:]][value] = element.location
        }
      } else {
        draft.isSound = false
      }
    }
    if !axis.values.isEmpty { draft.matrix.append(axis) }
  }

  /// Whether a key of `matrix` is a setting or parameter that the case reads; reported if not.
  private func isAxis(
    _ entry: SourceEntry,
    of draft: CaseDraft,
    problems: inout Problems
  ) -> Bool {
    if draft.kind != .train, draft.probeVocabulary == nil { return true }
    let settings = SettingField.all.map(\.name)
      .filter { $0 != "probe" && (draft.kind != .train || draft.reads($0)) }
    let known = draft.probeVocabulary.map { $0.settings + $0.parameters } ?? settings
    if known.contains(entry.key) { return true }
    if settings.contains(entry.key), let probe = draft.probe {
      problems.report(
        entry.location,
        "probe '\(probe)' does not read '\(entry.key)', so it is no axis"
      )
    } else {
      problems.reportUnknown(
        "axis",
        entry.key,
        among: known,
        at: entry.location,
        in: "case '\(draft.id)'"
      )
    }
    return false
  }

  private func axisValue(
    _ node: SourceNode,
    of name: String,
    problems: inout Problems
  ) -> SettingValue? {
    let values = SettingReader(vocabulary: vocabulary)
    if let field = SettingField.named(name) {
      return values.value(node, of: field, problems: &problems)
    }
    return values.numbers(node, key: name, problems: &problems)
  }
}
