/// A setting with the place it comes from; without a value when that place is mistaken.
struct LocatedValue {
  var value: SettingValue?
  var location: Location
}

/// Reads the values of settings and parameters, and checks them against table and vocabulary.
struct SettingReader {
  let vocabulary: Vocabulary

  /// The keys of a map of settings.
  static var keys: [String] { SettingField.all.map(\.name) + ["parameters"] }

  /// The settings among the entries of a map; parameters come by their own names.
  func settings(_ reader: FieldReader, problems: inout Problems) -> [String: LocatedValue] {
    var settings: [String: LocatedValue] = [:]
    for entry in reader.entries {
      if entry.key == "parameters" {
        guard
          let parameters = FieldReader(
            entry.value,
            name: "'parameters' of \(reader.name)",
            legal: entry.value.entries?.map(\.key) ?? [],
            problems: &problems
          )
        else { continue }
        for parameter in parameters.entries {
          settings[parameter.key] = LocatedValue(
            value: numbers(parameter.value, key: parameter.key, problems: &problems),
            location: parameter.location
          )
        }
      } else if let field = SettingField.named(entry.key) {
        settings[field.name] = LocatedValue(
          value: value(entry.value, of: field, problems: &problems),
          location: entry.location
        )
      }
    }
    if settings["steps"] != nil, let epochs = settings["epochs"] {
      problems.report(
        epochs.location,
        "'steps' and 'epochs' exclude one another in \(reader.name); remove one"
      )
    }
    return settings
  }

  /// The value of a setting.
  func value(
    _ node: SourceNode,
    of field: SettingField,
    problems: inout Problems
  ) -> SettingValue? {
    switch field.type {
    case .flag: node.flag(field.name, problems: &problems).map(SettingValue.flag)
    case .integer, .number: number(node, of: field, problems: &problems).map(SettingValue.number)
    case .numbers: fractions(node, of: field, problems: &problems)
    case .word(let words): word(node, field.name, among: words, problems: &problems)
    case .probe: word(node, "probe", among: vocabulary.probes.keys.sorted(), problems: &problems)
    case .network:
      name(node, "network", vocabulary.networks, vocabulary.networkCheck, problems: &problems)
    case .method:
      name(
        composed(node) ?? node,
        "method",
        vocabulary.methods,
        vocabulary.methodCheck,
        problems: &problems
      )
    case .dataset: word(node, "dataset", among: vocabulary.datasets, problems: &problems)
    }
  }

  /// The value of a parameter: a number or a list of numbers.
  func numbers(_ node: SourceNode, key: String, problems: inout Problems) -> SettingValue? {
    guard case .sequence(let elements) = node.content else {
      return node.number(key, problems: &problems).map(SettingValue.number)
    }
    let numbers = elements.compactMap { $0.number(key, problems: &problems) }
    if elements.isEmpty { problems.report(node.location, "'\(key)' must not be an empty list") }
    guard numbers.count == elements.count, !numbers.isEmpty else { return nil }
    return .list(numbers.map(SettingValue.number))
  }

  private func number(
    _ node: SourceNode,
    of field: SettingField,
    problems: inout Problems
  ) -> Double? {
    let number =
      field.type == .integer
      ? node.integer(field.name, problems: &problems).map(Double.init)
      : node.number(field.name, problems: &problems)
    guard let number else { return nil }
    if let range = field.range, !range.contains(number) {
      problems.report(
        node.location,
        "'\(field.name)' must be \(range), found \(node.described)"
      )
      return nil
    }
    return number
  }

  private func fractions(
    _ node: SourceNode,
    of field: SettingField,
    problems: inout Problems
  ) -> SettingValue? {
    guard let elements = node.elements(field.name, problems: &problems) else { return nil }
    let numbers = elements.compactMap { number($0, of: field, problems: &problems) }
    guard numbers.count == elements.count else { return nil }
    guard zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 }) else {
      problems.report(node.location, "'\(field.name)' must rise from element to element")
      return nil
    }
    return .list(numbers.map(SettingValue.number))
  }

  /// A mapping of slots, `{kernel: pws, gradient: gc}`, as the text that means the same.
  private func composed(_ node: SourceNode) -> SourceNode? {
    guard case .mapping(let entries) = node.content else { return nil }
    let parts = entries.compactMap { entry -> String? in
      guard case .scalar(let text, _) = entry.value.content else { return nil }
      return "\(entry.key)=\(text)"
    }
    guard parts.count == entries.count else { return nil }
    var copy = node
    copy.content = .scalar(parts.joined(separator: ","), quoted: true)
    return copy
  }

  /// A name of a list, or one that a check reads.
  private func name(
    _ node: SourceNode,
    _ kind: String,
    _ names: [String],
    _ check: NameCheck?,
    problems: inout Problems
  ) -> SettingValue? {
    guard let check, let text = node.text(kind, problems: &problems) else {
      return word(node, kind, among: names, problems: &problems)
    }
    // A single word that is no name is most likely a name misspelled.
    if names.contains(text) || !text.contains(where: { "=+,(".contains($0) }), kind == "method" {
      return word(node, kind, among: names, problems: &problems)
    }
    switch check.read(text) {
    case .name(let name): return .text(name)
    case .problem(let problem):
      if kind == "network" { return word(node, kind, among: names, problems: &problems) }
      problems.report(node.location, "method '\(text)': \(problem)")
      return nil
    }
  }

  private func word(
    _ node: SourceNode,
    _ kind: String,
    among legal: [String],
    problems: inout Problems
  ) -> SettingValue? {
    guard let word = node.text(kind, problems: &problems) else { return nil }
    if legal.contains(word) { return .text(word) }
    problems.reportUnknown(kind, word, among: legal, at: node.location)
    return nil
  }
}
