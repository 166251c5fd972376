/// A case as its file gives it, before recipe and scale are merged in.
struct CaseDraft {
  var id: String
  var kind: CaseKind
  var epoch = 1
  /// The probe, when the case has a known one.
  var probe: String?
  /// What the probe reads and reports; `nil` for training.
  var probeVocabulary: ProbeVocabulary?
  var recipe: (name: String, location: Location)?
  var settings: [String: LocatedValue] = [:]
  var matrix: [Axis] = []
  var exclude: [[String: SettingValue]] = []
  var metrics: [Metric] = []
  var scales: [String: ScaleBlock] = [:]
  var tags: [String] = []
  var timeout: Double?
  var minimumSeeds: Int?
  var location: Location
  /// Whether axes and metrics could be read, so that checks can be held against them.
  var isSound = true

  /// Seconds an execution may take when nothing else is said.
  static let defaultTimeout = 600.0

  /// The case without any settings, for its arms.
  var unresolved: Case {
    Case(
      id: id,
      kind: kind,
      epoch: epoch,
      matrix: matrix,
      exclude: exclude,
      metrics: metrics,
      tags: tags,
      timeout: timeout ?? Self.defaultTimeout,
      minimumSeeds: minimumSeeds,
      location: location
    )
  }

  /// The arms of the case that agree with a selection.
  func arms(matching selection: [String: SettingValue]) -> [Arm] {
    let suite = Suite(id: "", title: "", paper: Paper(key: "", citation: ""), cases: [unresolved])
    return suite.arms(ofCase: id, matching: selection)
  }

  /// Whether an execution of the case can depend on a setting or parameter.
  func reads(_ name: String) -> Bool {
    guard kind == .probe else { return name != "probe" && SettingField.named(name) != nil }
    guard let probeVocabulary else { return true }
    return name == "probe" || probeVocabulary.settings.contains(name)
      || probeVocabulary.parameters.contains(name)
  }

  /// The case at a scale: recipe < scale < case < the case's own block for the scale.
  ///
  /// What the case does not read is left out, so that it cannot change the identity of a result;
  /// so is what an axis gives.
  func resolved(scale: String, layers: SettingLayers, problems: inout Problems) -> Case {
    var merged = recipe.flatMap { layers.recipes[$0.name] } ?? [:]
    for layer in [layers.scales[scale]?.settings, settings, scales[scale]?.settings] {
      merged = SettingLayers.overlay(merged, with: layer ?? [:])
    }
    merged = merged.filter { reads($0.key) }
    reportMissing(in: merged, scale: scale, layers: layers, problems: &problems)
    var resolved = unresolved
    let axes = Set(matrix.map(\.name))
    resolved.settings = merged.filter { !axes.contains($0.key) }.compactMapValues(\.value)
    resolved.timeout =
      scales[scale]?.timeout ?? timeout ?? layers.scales[scale]?.timeout ?? Self.defaultTimeout
    return resolved
  }

  /// Reports the settings without which the case cannot run at a scale.
  private func reportMissing(
    in merged: [String: LocatedValue],
    scale: String,
    layers: SettingLayers,
    problems: inout Problems
  ) {
    guard isSound, layers.isSound else { return }
    let isGiven = { name in merged[name] != nil || matrix.contains { $0.name == name } }
    let place = "at scale '\(scale)'; give it in the case, its recipe or the scale"
    for field in SettingField.all
    where field.isRequired && reads(field.name) && !isGiven(field.name) {
      problems.report(location, "case '\(id)' has no '\(field.name)' \(place)")
    }
    if kind == .train, !isGiven("steps"), !isGiven("epochs") {
      problems.report(location, "case '\(id)' has neither 'steps' nor 'epochs' \(place)")
    }
  }
}
