extension CaseReader {
  /// Reads the axes of a case, and the combinations that are left out.
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
    if draft.isSound, draft.arms(matching: [:]).isEmpty {
      problems.report(draft.location, "\(reader.name) has no arm left; exclude less")
    }
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
