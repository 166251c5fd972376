/// What a kind of check needs and what it may have besides; everything else is a mistake.
struct CheckShape {
  /// Keys that must be given.
  let required: [String]
  /// Keys that may be given.
  let optional: [String]

  /// The keys that every check has.
  static let common = ["type", "case", "metric"]

  /// The keys that some kind of check has.
  static let keys =
    common + [
      "treat", "reference", "none", "axis", "effect", "margin", "band", "threshold",
      "tolerance", "alpha", "paired",
    ]

  /// The shape of a kind of check.
  init(_ type: CheckType) {
    switch type {
    case .superiority, .nonInferiority, .equivalence:
      required = ["treat", "reference", "margin"]
      optional = ["effect", "alpha", "paired"]
    case .threshold:
      required = ["threshold"]
      optional = ["treat", "alpha"]
    case .proportion:
      required = ["treat", "reference", "margin"]
      optional = ["alpha"]
    case .bracket:
      required = ["treat", "reference", "axis", "threshold"]
      optional = ["margin", "alpha"]
    case .slope:
      required = ["axis"]
      optional = ["treat", "margin", "band", "alpha"]
    case .interaction:
      required = ["treat", "reference", "axis", "margin"]
      optional = ["alpha"]
    case .fractionRecovered:
      required = ["treat", "reference", "none", "band"]
      optional = ["alpha"]
    case .exact:
      required = ["tolerance"]
      optional = ["treat"]
    case .order:
      required = ["axis"]
      optional = ["treat", "margin", "alpha"]
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
    if type == .slope, (reader.node("margin") == nil) == (reader.node("band") == nil) {
      problems.report(
        reader.location,
        "a check of type 'slope' needs either 'margin' or 'band' in \(reader.name)"
      )
    }
  }
}
