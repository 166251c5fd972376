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
  /// Where the values of axes stand.
  var axisLocations: [String: [SettingValue: Location]] = [:]
  var exclude: [[String: SettingValue]] = []
  var include: [[String: SettingValue]] = []
  var metrics: [Metric] = []
  var scales: [String: ScaleBlock] = [:]
  var tags: [String] = []
  var timeout: TimeLimit?
  var minimumSeeds: Int?
  /// Where the seeds are given.
  var seedsLocation: Location?
  /// Why no profile runs the case.
  var reason: String?
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
      include: include,
      metrics: metrics,
      tags: tags,
      timeout: timeout?.seconds ?? Self.defaultTimeout,
      minimumSeeds: minimumSeeds,
      reason: reason,
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
    guard kind != .train else {
      return !["probe", "reference"].contains(name) && SettingField.named(name) != nil
    }
    guard let probeVocabulary else { return true }
    return name == "probe" || probeVocabulary.settings.contains(name)
      || probeVocabulary.parameters.contains(name)
  }

  /// The case at a scale: recipe < scale < case < the case's own block for the scale.
  ///
  /// What the case does not read is left out, so that it cannot change the identity of a result;
  /// so is what an axis gives.
  func resolved(scale: String, layers: SettingLayers, problems: inout Problems) -> Case {
    var merged: [String: LayeredValue] = [:]
    for (name, block) in stack(scale: scale, layers: layers) {
      let layer = block.mapValues { LayeredValue(given: $0, layer: name) }
      merged = SettingLayers.overlay(merged, with: layer)
    }
    merged = merged.filter { reads($0.key) }
    reportMissing(in: Set(merged.keys), scale: scale, layers: layers, problems: &problems)
    var resolved = unresolved
    let axes = Set(matrix.map(\.name))
    merged = merged.filter { !axes.contains($0.key) }
    resolved.settings = merged.compactMapValues(\.given.value)
    resolved.origins = merged.mapValues(\.origin)
    resolved.origins["seeds"] = seedsLocation.map(Origin.file)
    let timeouts: [(TimeLimit?, String?)] = [
      (scales[scale]?.timeout, "the case's scale \(scale)"), (timeout, nil),
      (layers.scales[scale]?.timeout, "scale \(scale)"),
    ]
    if let (limit, layer) = timeouts.first(where: { $0.0 != nil }), let limit {
      resolved.timeout = limit.seconds
      resolved.origins["timeout"] =
        layer.map { .layer($0, limit.location) } ?? .file(limit.location)
    }
    return resolved
  }

  /// The blocks of settings of the case, the lowest first; the case's own has no name.
  private func stack(
    scale: String,
    layers: SettingLayers
  ) -> [(name: String?, block: [String: LocatedValue])] {
    [
      (recipe.map { "recipe \($0.name)" }, recipe.flatMap { layers.recipes[$0.name] } ?? [:]),
      ("scale \(scale)", layers.scales[scale]?.settings ?? [:]),
      (nil, settings),
      ("the case's scale \(scale)", scales[scale]?.settings ?? [:]),
    ]
  }

  /// Reports the settings without which the case cannot run at a scale.
  private func reportMissing(
    in merged: Set<String>,
    scale: String,
    layers: SettingLayers,
    problems: inout Problems
  ) {
    guard isSound, layers.isSound, reason == nil else { return }
    let isGiven = { name in merged.contains(name) || matrix.contains { $0.name == name } }
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

/// A setting with the layer it comes from; the case's own layer has no name.
private struct LayeredValue {
  var given: LocatedValue
  var layer: String?

  var origin: Origin {
    layer.map { .layer($0, given.location) } ?? .file(given.location)
  }
}
