/// A suite as its file gives it, before a scale is chosen.
struct SuiteDraft {
  var suite: Suite
  var cases: [CaseDraft]
  var layers: SettingLayers
  /// The tree of the file, what it extends merged in.
  var tree: SourceNode

  /// The suite at a scale.
  func resolved(scale: String, problems: inout Problems) -> Suite {
    var resolved = suite
    resolved.cases = cases.map {
      $0.resolved(scale: scale, layers: layers, problems: &problems)
    }
    return resolved
  }
}

/// Reads a suite from the tree of its file, whatever it extends merged in.
struct SuiteReader {
  let vocabulary: Vocabulary

  /// Words that commands give another meaning.
  static let reserved = ["all"]

  /// The suite of a tree; parts that are mistaken are reported and left out.
  func draft(_ tree: SourceNode, problems: inout Problems) -> SuiteDraft? {
    guard
      let reader = FieldReader(
        tree,
        name: "the suite",
        legal: FormatFields.suite.names,
        problems: &problems
      )
    else { return nil }
    let (id, location) = identifier(reader, problems: &problems)
    let title = reader.requiredText("title", problems: &problems)
    let paper = paper(reader, problems: &problems)
    let settings = SettingReader(vocabulary: vocabulary)
    let layers = SettingLayers.read(reader, settings: settings, problems: &problems)
    let (cases, broken) = cases(reader, layers: layers, problems: &problems)
    let named = Dictionary(cases.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let checks = CheckReader(drafts: named, broken: broken)
    let controls =
      reader.node("controls").map {
        ControlReader(checks: checks, claims: claimNames(reader)).controls($0, problems: &problems)
      } ?? []
    let claims =
      reader.required("claims", problems: &problems).map {
        ClaimReader(checks: checks).claims($0, problems: &problems)
      } ?? []
    let suite = Suite(
      id: id,
      title: title ?? "",
      paper: paper,
      seedBase: seedBase(reader, problems: &problems),
      controls: controls,
      claims: claims,
      location: location
    )
    return SuiteDraft(suite: suite, cases: cases, layers: layers, tree: tree)
  }

  /// Reads a file that suites extend: recipes and scales.
  func readBase(_ tree: SourceNode, problems: inout Problems) {
    let legal = FormatFields.base.names
    guard
      let reader = FieldReader(tree, name: "the base file", legal: legal, problems: &problems)
    else { return }
    let settings = SettingReader(vocabulary: vocabulary)
    _ = SettingLayers.read(reader, settings: settings, problems: &problems)
  }

  private func identifier(
    _ reader: FieldReader,
    problems: inout Problems
  ) -> (String, Location) {
    guard let node = reader.required("suite", problems: &problems),
      let id = node.text("suite", problems: &problems)
    else { return ("", reader.location) }
    Identifier.check(id, of: "suite", at: node.location, problems: &problems)
    if Self.reserved.contains(id) {
      problems.report(
        node.location,
        "'\(id)' means every suite to commands; give the suite another name"
      )
    }
    return (id, node.location)
  }

  /// The names of the claims, sound or not.
  private func claimNames(_ reader: FieldReader) -> [String] {
    guard case .sequence(let elements) = reader.node("claims")?.content else { return [] }
    return elements.compactMap { element in
      guard let id = element.entries?.first(where: { $0.key == "id" })?.value,
        case .scalar(let name, _) = id.content
      else { return nil }
      return name
    }
  }

  private func seedBase(_ reader: FieldReader, problems: inout Problems) -> Int {
    guard let node = reader.node("seed_base"),
      let base = node.integer("seed_base", problems: &problems)
    else { return 0 }
    if base < 0 {
      problems.report(node.location, "'seed_base' must be at least 0, found '\(base)'")
    }
    return base
  }

  private func paper(_ suite: FieldReader, problems: inout Problems) -> Paper {
    guard let node = suite.required("paper", problems: &problems),
      let reader = FieldReader(
        node,
        name: "'paper'",
        legal: FormatFields.paper.names,
        problems: &problems
      )
    else { return Paper(key: "", citation: "") }
    return Paper(
      key: reader.requiredText("key", problems: &problems) ?? "",
      citation: reader.requiredText("citation", problems: &problems) ?? "",
      arxiv: reader.text("arxiv", problems: &problems),
      doi: reader.text("doi", problems: &problems),
      code: reader.text("code", problems: &problems)
    )
  }

  private func cases(
    _ suite: FieldReader,
    layers: SettingLayers,
    problems: inout Problems
  ) -> ([CaseDraft], Set<String>?) {
    guard let node = suite.required("cases", problems: &problems) else { return ([], nil) }
    guard let entries = node.entries else {
      node.reportUnexpected("'cases' must be a map of names to cases", problems: &problems)
      return ([], nil)
    }
    let reader = CaseReader(vocabulary: vocabulary, layers: layers)
    var broken: Set<String> = []
    let drafts = entries.compactMap { entry in
      let draft = reader.draft(entry, problems: &problems)
      if draft == nil { broken.insert(entry.key) }
      return draft
    }
    return (drafts, broken)
  }
}
