/// Reads the controls of a suite.
struct ControlReader {
  let checks: CheckReader
  /// The claims of the suite, for `guards`.
  let claims: [String]

  /// The controls of a list, those that are sound; equal names are reported.
  func controls(_ node: SourceNode, problems: inout Problems) -> [Control] {
    var controls: [Control] = []
    var places: [String: Location] = [:]
    for element in node.elements("controls", problems: &problems) ?? [] {
      let name = ClaimReader.name(of: element, kind: "control")
      guard
        let reader = FieldReader(
          element,
          name: name,
          legal: FormatFields.control.names,
          problems: &problems
        )
      else { continue }
      if let node = reader.node("id"), let id = node.text("id", problems: &problems) {
        Identifier.check(id, of: "control", at: node.location, problems: &problems)
        if let first = places[id] {
          problems.report(
            node.location,
            "duplicate control '\(id)', given before in line \(first.line)"
          )
        }
        places[id] = places[id] ?? node.location
      }
      if let control = control(reader, problems: &problems) { controls.append(control) }
    }
    return controls
  }

  private func control(_ reader: FieldReader, problems: inout Problems) -> Control? {
    let before = problems.count
    let id = reader.requiredText("id", problems: &problems)
    let says = reader.requiredText("says", problems: &problems)
    let draft = checks.draft(reader, problems: &problems)
    var arms: [String: SettingValue] = [:]
    if let node = reader.node("where"), let draft, draft.isSound,
      let selection = SelectionReader(draft: draft).selection(
        node,
        key: "where",
        problems: &problems
      )
    {
      arms = selection
      if draft.arms(matching: arms).isEmpty {
        problems.report(node.location, "no arm of case '\(draft.id)' is as 'where' says")
      }
    }
    let condition = condition(reader, draft: draft, problems: &problems)
    let guards = guards(reader, problems: &problems)
    guard problems.count == before, let id, let says, let draft, let condition else { return nil }
    return Control(
      id: id,
      says: says,
      caseID: draft.id,
      arms: arms,
      metric: condition.metric,
      comparison: condition.comparison,
      value: condition.value,
      guards: guards,
      location: reader.location
    )
  }

  /// The claims that a control guards, each of which must exist.
  private func guards(_ reader: FieldReader, problems: inout Problems) -> [String] {
    let nodes = reader.node("guards")?.elements("guards", problems: &problems) ?? []
    return nodes.compactMap { node in
      guard let id = node.text("guards", problems: &problems) else { return nil }
      if claims.contains(id) { return id }
      problems.reportUnknown("claim", id, among: claims, at: node.location, in: reader.name)
      return nil
    }
  }

  /// The condition of a control: a metric and `distinct`, or `>=`, `<=` or `within` and a number,
  /// `pp` behind it if it is one.
  private func condition(
    _ reader: FieldReader,
    draft: CaseDraft?,
    problems: inout Problems
  ) -> (metric: String, comparison: Comparison, value: Double)? {
    guard let node = reader.required("require", problems: &problems),
      let text = node.text("require", problems: &problems)
    else { return nil }
    let words = text.split(separator: " ").map(String.init)
    guard words.count >= 2, let comparison = Comparison(rawValue: words[1]),
      words.count == (comparison == .distinct ? 2 : 3)
    else {
      node.reportUnexpected(
        "'require' must be a metric, '>=', '<=' or 'within' and a number, as "
          + "\"test_accuracy >= 25\", or a metric and 'distinct'",
        problems: &problems
      )
      return nil
    }
    guard
      let metric = CheckReader.metric(
        words[0],
        of: draft,
        at: node.location,
        problems: &problems
      )
    else { return nil }
    if comparison == .distinct { return (metric.name, comparison, 0) }
    let mayBePoints = metric.unit == "pp" || draft?.isSound != true
    let isPoints = mayBePoints && words[2].hasSuffix("pp")
    guard let value = NumberText.number(isPoints ? String(words[2].dropLast(2)) : words[2]) else {
      problems.report(node.location, "'require' must end with a number, found '\(words[2])'")
      return nil
    }
    return (metric.name, comparison, value)
  }
}
