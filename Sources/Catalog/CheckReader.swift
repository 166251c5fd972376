/// Reads the checks of claims, and holds them against the cases they name.
struct CheckReader {
  /// The cases of the suite by name.
  let drafts: [String: CaseDraft]
  /// Names of cases that could not be read, and are not unknown for that; `nil` when none could.
  let broken: Set<String>?

  /// The check of a claim; `nil` when a part of it is mistaken, which is then reported.
  func check(_ node: SourceNode, name: String, problems: inout Problems) -> Check? {
    let before = problems.count
    guard
      let reader = FieldReader(
        node,
        name: name,
        legal: FormatFields.check.names,
        problems: &problems
      ),
      let type: CheckType = reader.requiredChoice("type", problems: &problems)
    else { return nil }
    CheckShape(type).report(type, reader, problems: &problems)
    let draft = self.draft(reader, problems: &problems)
    let metric = metric(reader, draft: draft, problems: &problems)
    var check = Check(
      type: type,
      caseID: draft?.id ?? "",
      metric: metric?.name ?? "",
      location: node.location
    )
    check.effect = reader.choice("effect", problems: &problems) ?? .difference
    check.axis = reader.text("axis", problems: &problems)
    check.paired = reader.node("paired")?.flag("paired", problems: &problems) ?? false
    CheckNumbers(reader: reader, metric: draft?.isSound == true ? metric : nil)
      .read(into: &check, problems: &problems)
    if let draft, draft.isSound {
      readGroups(reader, draft: draft, into: &check, problems: &problems)
    }
    return problems.count == before ? check : nil
  }

  /// The case that a check or control names.
  func draft(_ reader: FieldReader, problems: inout Problems) -> CaseDraft? {
    guard let node = reader.required("case", problems: &problems),
      let id = node.text("case", problems: &problems)
    else { return nil }
    if let draft = drafts[id] { return draft }
    if let broken, !broken.contains(id) {
      problems.reportUnknown(
        "case",
        id,
        among: drafts.keys.sorted(),
        at: node.location,
        in: reader.name
      )
    }
    return nil
  }

  /// Reports a metric that the case does not declare.
  static func metric(
    _ name: String,
    of draft: CaseDraft?,
    at location: Location,
    problems: inout Problems
  ) -> Metric? {
    guard let draft, draft.isSound else { return Metric(name: name) }
    if let metric = draft.unresolved.metric(named: name) { return metric }
    problems.reportUnknown(
      "metric",
      name,
      among: draft.metrics.map(\.name),
      at: location,
      in: "case '\(draft.id)'"
    )
    return nil
  }

  private func metric(
    _ reader: FieldReader,
    draft: CaseDraft?,
    problems: inout Problems
  ) -> Metric? {
    guard let node = reader.required("metric", problems: &problems),
      let name = node.text("metric", problems: &problems)
    else { return nil }
    return Self.metric(name, of: draft, at: node.location, problems: &problems)
  }

  private func readGroups(
    _ reader: FieldReader,
    draft: CaseDraft,
    into check: inout Check,
    problems: inout Problems
  ) {
    let before = problems.count
    let selections = SelectionReader(draft: draft)
    let keys: [(String, WritableKeyPath<Check, [String: SettingValue]>)] = [
      ("treat", \.treat), ("reference", \.reference), ("none", \.none),
    ]
    for (key, path) in keys {
      guard let node = reader.node(key),
        let selection = selections.selection(node, key: key, problems: &problems)
      else { continue }
      check[keyPath: path] = selection
    }
    CheckSpread(reader: reader, draft: draft).read(into: &check, problems: &problems)
    guard problems.count == before else { return }
    let groups = CheckGroups(check: check, draft: draft)
    groups.reportAxis(reader, problems: &problems)
    let needsAxis = CheckShape(check.type).required.contains("axis")
    if !needsAxis || draft.matrix.contains(where: { $0.name == check.axis }) {
      groups.reportParts(reader, problems: &problems)
    }
  }
}
