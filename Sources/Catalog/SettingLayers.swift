/// What recipes and scales contribute to the settings of every case.
struct SettingLayers {
  /// Blocks of settings that cases name.
  var recipes: [String: [String: LocatedValue]] = [:]
  /// Blocks of settings that profiles name.
  var scales: [String: ScaleBlock] = [:]
  /// Whether both could be read as a whole, so that an unknown name is a mistake of its own.
  var isSound = true

  /// The keys of the layers in a file.
  static let keys = FormatFields.layers.names

  /// Reads the layers of a file.
  static func read(
    _ file: FieldReader,
    settings: SettingReader,
    problems: inout Problems
  ) -> SettingLayers {
    let before = problems.count
    var layers = SettingLayers()
    let legal = SettingReader.keys.filter { $0 != "probe" && $0 != "parameters" }
    for entry in file.node("recipes").map({ named($0, "recipes", &problems) }) ?? [] {
      let name = "recipe '\(entry.key)'"
      if let reader = FieldReader(entry.value, name: name, legal: legal, problems: &problems) {
        layers.recipes[entry.key] = settings.settings(reader, problems: &problems)
      }
    }
    for entry in file.node("scales").map({ named($0, "scales", &problems) }) ?? [] {
      layers.scales[entry.key] = ScaleBlock.read(
        entry.value,
        name: "scale '\(entry.key)'",
        legal: legal,
        settings: settings,
        problems: &problems
      )
    }
    let blocks = ["recipes", "scales"].compactMap(file.node)
    let isTreeSound = blocks.allSatisfy { block in
      !block.isInvalid && block.entries?.contains { $0.value.isInvalid } != true
    }
    layers.isSound = isTreeSound && problems.count == before
    return layers
  }

  /// The settings of `base` with `layer` put over them; `steps` and `epochs` displace one another.
  static func overlay<Value>(
    _ base: [String: Value],
    with layer: [String: Value]
  )
    -> [String: Value]
  {
    var result = base
    if layer["steps"] != nil { result["epochs"] = nil }
    if layer["epochs"] != nil { result["steps"] = nil }
    result.merge(layer) { _, new in new }
    return result
  }

  private static func named(
    _ node: SourceNode,
    _ key: String,
    _ problems: inout Problems
  ) -> [SourceEntry] {
    if let entries = node.entries { return entries }
    node.reportUnexpected("'\(key)' must be a map of names", problems: &problems)
    return []
  }
}

/// The settings of a scale, and the time its executions may take.
struct ScaleBlock {
  var settings: [String: LocatedValue]
  var timeout: TimeLimit?

  /// Reads a block.
  static func read(
    _ node: SourceNode,
    name: String,
    legal: [String],
    settings: SettingReader,
    problems: inout Problems
  ) -> ScaleBlock {
    guard
      let reader = FieldReader(node, name: name, legal: legal + ["timeout"], problems: &problems)
    else { return ScaleBlock(settings: [:]) }
    return ScaleBlock(
      settings: settings.settings(reader, problems: &problems),
      timeout: TimeLimit.read(reader, problems: &problems)
    )
  }
}

/// How long an execution may take, and where that is said.
struct TimeLimit {
  /// The length in seconds.
  var seconds: Double
  var location: Location

  /// The time under the key `timeout`, when it is given.
  static func read(_ reader: FieldReader, problems: inout Problems) -> TimeLimit? {
    guard let entry = reader.entries.first(where: { $0.key == "timeout" }),
      let seconds = entry.value.duration("timeout", problems: &problems)
    else { return nil }
    return TimeLimit(seconds: seconds, location: entry.location)
  }
}
