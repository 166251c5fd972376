/// Reads the cases of a suite.
struct CaseReader {
  let vocabulary: Vocabulary
  let layers: SettingLayers

  private var settings: SettingReader { SettingReader(vocabulary: vocabulary) }

  private static let keys = FormatFields.template.names + SettingReader.keys

  /// Creates a reader.
  init(vocabulary: Vocabulary, layers: SettingLayers) {
    self.vocabulary = vocabulary
    self.layers = layers
  }

  /// The case under a key of `cases`; `nil` when not even its kind is known.
  func draft(_ entry: SourceEntry, problems: inout Problems) -> CaseDraft? {
    let name = "case '\(entry.key)'"
    Identifier.check(entry.key, of: "case", at: entry.location, problems: &problems)
    guard
      let reader = FieldReader(entry.value, name: name, legal: Self.keys, problems: &problems),
      let kind: CaseKind = reader.requiredChoice("kind", problems: &problems)
    else { return nil }
    var draft = CaseDraft(id: entry.key, kind: kind, location: entry.location)
    draft.settings = settings.settings(reader, problems: &problems)
    readProbe(reader, into: &draft, problems: &problems)
    readDetails(reader, into: &draft, problems: &problems)
    let before = problems.count
    readScales(reader, into: &draft, problems: &problems)
    reportUnread(draft.settings, of: draft, problems: &problems)
    readMatrix(reader, into: &draft, problems: &problems)
    readMetrics(reader, into: &draft, problems: &problems)
    draft.isSound = draft.isSound && problems.count == before
    return draft
  }

  private func readProbe(
    _ reader: FieldReader,
    into draft: inout CaseDraft,
    problems: inout Problems
  ) {
    switch draft.kind {
    case .train:
      guard let probe = draft.settings["probe"] else { return }
      problems.report(
        probe.location,
        "\(reader.name) trains and takes no 'probe'; write 'kind: probe'"
      )
    case .probe, .timing:
      let node = reader.required("probe", problems: &problems)
      draft.probe = draft.settings["probe"]?.value?.text
      draft.probeVocabulary = draft.probe.flatMap { vocabulary.probes[$0] }
      guard let node, let known = draft.probeVocabulary else {
        draft.isSound = false
        return
      }
      if known.isTimed != (draft.kind == .timing) {
        let kind =
          known.isTimed
          ? "measures time; write 'kind: timing'" : "measures no time; write 'kind: probe'"
        problems.report(node.location, "probe '\(draft.probe ?? "")' \(kind)")
      }
    }
  }

  private func readDetails(
    _ reader: FieldReader,
    into draft: inout CaseDraft,
    problems: inout Problems
  ) {
    draft.epoch = positive("epoch", reader, problems: &problems) ?? 1
    draft.minimumSeeds = positive("seeds", reader, problems: &problems)
    draft.reason = reason(reader, problems: &problems)
    draft.tags = reader.texts("tags", problems: &problems)
    draft.timeout = TimeLimit.read(reader, problems: &problems)
    draft.seedsLocation = reader.entries.first { $0.key == "seeds" }?.location
    guard let node = reader.node("recipe"), let name = node.text("recipe", problems: &problems)
    else { return }
    draft.recipe = (name, node.location)
    if layers.recipes[name] == nil, layers.isSound {
      problems.reportUnknown(
        "recipe",
        name,
        among: layers.recipes.keys.sorted(),
        at: node.location
      )
    }
  }

  /// Why the case is not run, where that is said.
  private func reason(_ reader: FieldReader, problems: inout Problems) -> String? {
    guard let node = reader.node("reason"), let text = node.text("reason", problems: &problems)
    else { return nil }
    if text.contains(" ") { return text }
    problems.report(node.location, "'reason' must say in a sentence why the case cannot be run")
    return nil
  }

  private func positive(
    _ key: String,
    _ reader: FieldReader,
    problems: inout Problems
  ) -> Int? {
    guard let node = reader.node(key), let number = node.integer(key, problems: &problems) else {
      return nil
    }
    if number >= 1 { return number }
    problems.report(node.location, "'\(key)' must be at least 1, found '\(number)'")
    return nil
  }

  private func readScales(
    _ reader: FieldReader,
    into draft: inout CaseDraft,
    problems: inout Problems
  ) {
    guard let node = reader.node("scales") else { return }
    let blocks = node.entries ?? []
    if node.entries == nil {
      node.reportUnexpected("'scales' must be a map of names", problems: &problems)
    }
    for entry in blocks {
      if layers.scales[entry.key] == nil, layers.isSound {
        problems.reportUnknown(
          "scale",
          entry.key,
          among: layers.scales.keys.sorted(),
          at: entry.location,
          in: reader.name
        )
      }
      let block = ScaleBlock.read(
        entry.value,
        name: "scale '\(entry.key)' of \(reader.name)",
        legal: SettingReader.keys.filter { $0 != "probe" },
        settings: settings,
        problems: &problems
      )
      reportUnread(block.settings, of: draft, problems: &problems)
      draft.scales[entry.key] = block
    }
  }

  /// Reports settings and parameters that cannot change the results of the case.
  private func reportUnread(
    _ settings: [String: LocatedValue],
    of draft: CaseDraft,
    problems: inout Problems
  ) {
    if draft.kind != .train, draft.probeVocabulary == nil { return }
    for (name, located) in settings where name != "probe" && !draft.reads(name) {
      guard let probe = draft.probe, let known = draft.probeVocabulary else {
        let what = SettingField.named(name) == nil ? "parameter " : ""
        problems.report(
          located.location,
          "case '\(draft.id)' trains and takes no \(what)'\(name)'"
        )
        continue
      }
      if SettingField.named(name) != nil {
        problems.report(located.location, "probe '\(probe)' does not read '\(name)'; remove it")
      } else {
        problems.reportUnknown(
          "parameter",
          name,
          among: known.parameters,
          at: located.location,
          in: "case '\(draft.id)'"
        )
      }
    }
  }

  private func readMetrics(
    _ reader: FieldReader,
    into draft: inout CaseDraft,
    problems: inout Problems
  ) {
    guard let node = reader.required("metrics", problems: &problems) else { return }
    guard let entries = node.entries, !entries.isEmpty else {
      node.reportUnexpected("'metrics' must be a map of metrics", problems: &problems)
      draft.isSound = false
      return
    }
    // What is only declared may report what the engine does not.
    let reported =
      draft.kind == .train ? vocabulary.trainMetrics : draft.probeVocabulary?.metrics
    let legal = draft.reason == nil ? reported : nil
    for entry in entries {
      if let legal, !legal.contains(entry.key) {
        problems.reportUnknown(
          "metric",
          entry.key,
          among: legal,
          at: entry.location,
          in: reader.name
        )
      }
      let name = "metric '\(entry.key)'"
      let keys = FormatFields.metric.names
      guard let metric = FieldReader(entry.value, name: name, legal: keys, problems: &problems)
      else { continue }
      draft.metrics.append(
        Metric(
          name: entry.key,
          unit: metric.text("unit", problems: &problems) ?? "",
          better: metric.choice("better", problems: &problems) ?? .neither,
          assume: metric.choice("assume", problems: &problems) ?? .normal
        )
      )
    }
  }
}
