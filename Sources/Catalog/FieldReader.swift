/// A map of a catalogue file with the keys it may have.
///
/// Unknown keys are reported when it is created, missing ones when they are asked for.
struct FieldReader {
  /// What the map is, for messages: `case 'step'`.
  let name: String
  /// Where the map starts.
  let location: Location
  /// The entries with legal keys, in the order of the file.
  let entries: [SourceEntry]

  /// Creates a reader; `nil` when the node is not a map, which is then reported.
  init?(_ node: SourceNode, name: String, legal: [String], problems: inout Problems) {
    guard let all = node.entries else {
      if !node.isInvalid {
        problems.report(node.location, "\(name) must be a map of keys, found \(node.described)")
      }
      return nil
    }
    self.name = name
    location = node.location
    entries = all.filter { legal.contains($0.key) }
    for entry in all where !legal.contains(entry.key) {
      problems.reportUnknown("key", entry.key, among: legal, at: entry.location, in: name)
    }
  }

  /// The value of a key, when it is given.
  func node(_ key: String) -> SourceNode? {
    entries.first { $0.key == key }?.value
  }

  /// The value of a key that must be given.
  func required(_ key: String, problems: inout Problems) -> SourceNode? {
    if let node = node(key) { return node }
    problems.report(location, "missing key '\(key)' in \(name)")
    return nil
  }

  /// The text of a key that must be given.
  func requiredText(_ key: String, problems: inout Problems) -> String? {
    required(key, problems: &problems)?.text(key, problems: &problems)
  }

  /// The text of a key, when it is given.
  func text(_ key: String, problems: inout Problems) -> String? {
    node(key)?.text(key, problems: &problems)
  }

  /// The number of a key, when it is given.
  func number(_ key: String, problems: inout Problems) -> Double? {
    node(key)?.number(key, problems: &problems)
  }

  /// The texts of a list, when it is given.
  func texts(_ key: String, problems: inout Problems) -> [String] {
    let elements = node(key)?.elements(key, problems: &problems) ?? []
    return elements.compactMap { $0.text(key, problems: &problems) }
  }

  /// One of the words of an enumeration.
  func choice<Choice>(_ key: String, problems: inout Problems) -> Choice?
  where Choice: RawRepresentable & CaseIterable, Choice.RawValue == String {
    guard let node = node(key), let word = node.text(key, problems: &problems) else { return nil }
    if let choice = Choice(rawValue: word) { return choice }
    problems.reportUnknown(
      "value",
      word,
      among: Choice.allCases.map(\.rawValue),
      at: node.location,
      in: "'\(key)' of \(name)"
    )
    return nil
  }

  /// One of the words of an enumeration, which must be given.
  func requiredChoice<Choice>(_ key: String, problems: inout Problems) -> Choice?
  where Choice: RawRepresentable & CaseIterable, Choice.RawValue == String {
    guard required(key, problems: &problems) != nil else { return nil }
    return choice(key, problems: &problems)
  }
}
