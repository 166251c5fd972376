/// What a kind of check needs and what it may have besides; everything else is a mistake.
struct CheckShape {
  /// Keys that must be given.
  let required: [String]
  /// Keys that may be given.
  let optional: [String]

  /// The keys that every check has.
  static let common = ["type", "case", "metric"]

  /// The keys of checks that make several comparisons.
  static let combination = ["over", "combine"]

  /// The keys of checks that compare each arm at its own best value of an axis.
  static let choice = ["best", "by"]

  /// The shape of a kind of check.
  init(_ type: CheckType) {
    switch type {
    case .superiority, .nonInferiority, .equivalence:
      required = ["treat", "reference", "margin"]
      optional = ["effect", "alpha", "paired"] + Self.combination + Self.choice
    case .threshold:
      required = ["threshold"]
      optional = ["treat", "alpha"] + Self.combination + Self.choice
    case .proportion:
      required = ["treat", "reference", "margin"]
      optional = ["alpha"] + Self.combination
    case .bracket:
      required = ["treat", "reference", "axis", "threshold"]
      optional = ["margin", "alpha"] + Self.combination
    case .slope:
      required = ["axis"]
      optional = ["treat", "margin", "band", "effect", "alpha"] + Self.combination + Self.choice
    case .interaction:
      required = ["treat", "reference", "axis", "margin"]
      optional = ["effect", "alpha", "paired"] + Self.combination + Self.choice
    case .fractionRecovered:
      required = ["treat", "reference", "none"]
      optional = ["margin", "band", "effect", "alpha"] + Self.combination + Self.choice
    case .exact:
      required = ["tolerance"]
      optional = ["treat"]
    case .order:
      required = ["axis"]
      optional = ["treat", "margin", "alpha"] + Self.choice
    }
  }

  /// Reports keys that are missing or have no meaning for the kind of check.
  func report(_ type: CheckType, _ reader: FieldReader, problems: inout Problems) {
    for key in required where reader.node(key) == nil {
      problems.report(
        reader.location,
        "a check of type '\(type.rawValue)' needs '\(key)' in \(reader.name)"
      )
    }
    for entry in reader.entries
    where !(Self.common + required + optional).contains(entry.key) {
      problems.report(
        entry.location,
        "a check of type '\(type.rawValue)' takes no '\(entry.key)'; remove it"
      )
    }
    for (key, other) in [("over", "combine"), ("combine", "over"), ("best", "by"), ("by", "best")] {
      guard let node = reader.node(key), reader.node(other) == nil else { continue }
      problems.report(node.location, "'\(key)' needs '\(other)' beside it in \(reader.name)")
    }
    let hasBand = type == .slope || type == .fractionRecovered
    if hasBand, (reader.node("margin") == nil) == (reader.node("band") == nil) {
      problems.report(
        reader.location,
        "a check of type '\(type.rawValue)' needs either 'margin' or 'band' in \(reader.name)"
      )
    }
  }
}
