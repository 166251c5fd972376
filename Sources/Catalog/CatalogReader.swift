/// Reads a directory of suites, strictly: every mistake of every file is found in one pass.
///
/// A directory holds one YAML or JSON file per suite, files with a leading underscore that suites
/// extend, and `profiles.yaml`. Every suite is checked at the scale of every profile, so that a
/// mistake in a large scale is found before the large run.
public struct CatalogReader: Sendable {
  /// The names that suites may use.
  public let vocabulary: Vocabulary

  /// Creates a reader.
  public init(vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
  }

  /// Reads the catalogue of a directory.
  ///
  /// - Throws: every mistake of every file.
  public func read(directory: String) throws(CatalogError) -> SuiteLibrary {
    try read(directory, files: CatalogFiles())
  }

  /// Reads a catalogue that is held in memory: texts by their paths, `Suites/pws.yaml`.
  ///
  /// - Throws: every mistake of every file.
  public func read(
    directory: String,
    texts: [String: String]
  ) throws(CatalogError) -> SuiteLibrary {
    try read(directory, files: CatalogFiles(inMemory: texts))
  }

  /// Reads the policy of a gate from one file, of the disk or of `texts` by its path.
  ///
  /// - Throws: every mistake of the file.
  public func gatePolicy(
    file: String,
    texts: [String: String]? = nil
  ) throws(CatalogError) -> GatePolicy {
    var files = CatalogFiles(inMemory: texts)
    var problems = Problems()
    let tree = files.tree(file, problems: &problems)
    let policy = tree.flatMap { GatePolicyReader.policy($0, problems: &problems) }
    guard let policy, problems.isEmpty else {
      throw CatalogError(diagnostics: problems.diagnostics(sources: files.sources))
    }
    return policy
  }

  private func read(
    _ directory: String,
    files initial: CatalogFiles
  ) throws(CatalogError) -> SuiteLibrary {
    var files = initial
    var problems = Problems()
    let library = read(directory, files: &files, problems: &problems)
    guard let library, problems.isEmpty else {
      throw CatalogError(diagnostics: problems.diagnostics(sources: files.sources))
    }
    return library
  }

  /// The mistakes below some paths: of a directory's files, or of single files.
  ///
  /// A single suite is checked at every scale it has; a directory as `read(directory:)` does.
  public func diagnostics(paths: [String]) -> [Diagnostic] {
    var files = CatalogFiles()
    var problems = Problems()
    for path in paths {
      if CatalogFiles.isDirectory(path) {
        _ = read(path, files: &files, problems: &problems)
      } else {
        readSingle(path, files: &files, problems: &problems)
      }
    }
    return problems.diagnostics(sources: files.sources)
  }

  /// The mistakes of one file that is held in memory.
  public func diagnostics(text: String, file: String) -> [Diagnostic] {
    var files = CatalogFiles(inMemory: [file: text])
    var problems = Problems()
    readSingle(file, files: &files, problems: &problems)
    return problems.diagnostics(sources: files.sources)
  }

  private func read(
    _ directory: String,
    files: inout CatalogFiles,
    problems: inout Problems
  ) -> SuiteLibrary? {
    let start = Location(file: directory, line: 1, column: 1)
    guard let paths = files.list(directory) else {
      problems.report(start, "there is no such directory of suites; name another")
      return nil
    }
    let (drafts, bases) = drafts(paths, files: &files, problems: &problems)
    if drafts.isEmpty, bases.isEmpty, problems.isEmpty {
      problems.report(start, "the directory holds no suites; 'pwsbench init NAME' starts one")
      return nil
    }
    let path = paths.first { CatalogFiles.stem($0) == "profiles" }
    guard let path else {
      problems.report(start, "the directory has no profiles.yaml; add one")
      return nil
    }
    if let gate = paths.first(where: { CatalogFiles.stem($0) == "gate" }) {
      readSingle(gate, files: &files, problems: &problems)
    }
    guard let tree = files.tree(path, problems: &problems) else { return nil }
    let profiles = ProfileReader.profiles(tree, problems: &problems)
    let datasets =
      paths.first { CatalogFiles.stem($0) == "datasets" }
      .flatMap { files.tree($0, problems: &problems) }
      .map { DatasetReader.sources($0, problems: &problems) } ?? []
    let scales = Set(drafts.flatMap { $0.layers.scales.keys }).sorted()
    let areKnown = !drafts.isEmpty && drafts.allSatisfy(\.layers.isSound)
    for (profile, location) in profiles where areKnown && !scales.contains(profile.scale) {
      problems.reportUnknown(
        "scale",
        profile.scale,
        among: scales,
        at: location,
        in: "profile '\(profile.id)'"
      )
    }
    var suites: [String: [Suite]] = [:], fit = ArmFit(vocabulary)
    for scale in Set(profiles.map(\.profile.scale)) where scales.contains(scale) {
      suites[scale] = drafts.map { resolved($0, scale: scale, &fit, problems: &problems) }
    }
    let written = drafts.flatMap { CatalogEntry.entries(ofSuite: $0.suite.id, tree: $0.tree) }
    return SuiteLibrary(
      profiles: profiles.map(\.profile),
      suitesByScale: suites,
      entries: written + CatalogEntry.entries(ofProfiles: tree),
      datasets: datasets
    )
  }

  /// The suites of the files, and the files that suites extend.
  private func drafts(
    _ paths: [String],
    files: inout CatalogFiles,
    problems: inout Problems
  ) -> (suites: [SuiteDraft], bases: [String]) {
    let suites = SuiteReader(vocabulary: vocabulary)
    var drafts: [SuiteDraft] = []
    var bases: [String] = []
    for path in paths where !CatalogFiles.reserved.contains(CatalogFiles.stem(path)) {
      if CatalogFiles.stem(path).hasPrefix("_") {
        bases.append(path)
        if let tree = files.merged(path, problems: &problems) {
          suites.readBase(tree, problems: &problems)
        }
        continue
      }
      guard let tree = files.merged(path, problems: &problems),
        let draft = suites.draft(tree, problems: &problems)
      else { continue }
      if let twin = drafts.first(where: { $0.suite.id == draft.suite.id && !$0.suite.id.isEmpty }) {
        problems.report(
          draft.suite.location,
          "duplicate suite '\(draft.suite.id)', given before in \(twin.suite.location.file)"
        )
      }
      drafts.append(draft)
    }
    return (drafts, bases)
  }

  private func resolved(
    _ draft: SuiteDraft,
    scale: String,
    _ fit: inout ArmFit,
    problems: inout Problems
  ) -> Suite {
    if draft.layers.scales[scale] == nil, draft.layers.isSound {
      let known = draft.layers.scales.keys.sorted().joined(separator: ", ")
      problems.report(
        draft.suite.location,
        "suite '\(draft.suite.id)' has no scale '\(scale)', which a profile needs"
          + (known.isEmpty ? "; extend a base file that has it" : "; it has \(known)")
      )
    }
    let suite = draft.resolved(scale: scale, problems: &problems)
    fit.report(suite, of: draft, &problems)
    if draft.layers.isSound { MetricFit(vocabulary).report(suite, scale: scale, &problems) }
    return suite
  }

  private func readSingle(_ path: String, files: inout CatalogFiles, problems: inout Problems) {
    let stem = CatalogFiles.stem(path)
    guard let tree = files.merged(path, problems: &problems) else { return }
    if stem == "profiles" {
      _ = ProfileReader.profiles(tree, problems: &problems)
    } else if stem == "gate" {
      _ = GatePolicyReader.policy(tree, problems: &problems)
    } else if stem == "datasets" {
      _ = DatasetReader.sources(tree, problems: &problems)
    } else if stem.hasPrefix("_") {
      SuiteReader(vocabulary: vocabulary).readBase(tree, problems: &problems)
    } else if let draft = SuiteReader(vocabulary: vocabulary).draft(tree, problems: &problems) {
      var fit = ArmFit(vocabulary)
      for scale in draft.layers.scales.keys.sorted() {
        _ = resolved(draft, scale: scale, &fit, problems: &problems)
      }
    }
  }
}
