/// One key of a map of the format: what the readers accept, and what the schema says of it.
struct KeyField: Sendable {
  /// The key in YAML.
  let name: String
  /// What its value is.
  let form: ValueForm
  /// Whether the map must have it.
  let isRequired: Bool
  /// What it is for, in one sentence.
  let meaning: String

  /// Creates a key.
  init(_ name: String, _ form: ValueForm, required: Bool = false, _ meaning: String) {
    self.name = name
    self.form = form
    isRequired = required
    self.meaning = meaning
  }
}

extension [KeyField] {
  /// The names of the keys.
  var names: [String] { map(\.name) }
}

/// What the value of a key is.
indirect enum ValueForm: Sendable {
  /// A text; numbers and flags count as the text that was written.
  case text
  /// One of these words.
  case word([String])
  /// A name that commands take: lower-case letters, digits and hyphens, a letter first.
  case identifier
  /// A whole number from a bound on.
  case count(atLeast: Int)
  case number, flag
  /// A number, or percentage points as `2pp`.
  case margin
  /// A time with its unit, `90s`.
  case duration
  /// A metric, a comparison and a number.
  case condition
  /// Axes, and one of their values each.
  case selection
  /// Names of axes, or a map from them to lists of values.
  case axes
  case list(ValueForm)
  /// A map with these keys.
  case map([KeyField])
  /// A map from any names.
  case named(ValueForm)
  /// What is described once and used at several places.
  case part(SchemaPart)
  /// The form, or nothing.
  case optional(ValueForm)
}

/// What a schema describes once and uses at several places.
enum SchemaPart: String, Sendable, CaseIterable {
  case template = "case"
  case variant = "case-scale"
  case recipe, scale, parameters, matrix, check, claim, control
}
