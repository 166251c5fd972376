/// A part of the catalogue that has a name: what is written about it, in the order of its file.
public struct CatalogEntry: Sendable, Hashable {
  /// The parts that have names.
  public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
    case suite, claim, `case`, control, profile
  }

  /// The name that commands take: `large-lr`, `large-lr/D3`, `quick`.
  public var id: String
  /// What it is.
  public var kind: Kind
  /// What is written about it.
  public var details: [Detail]

  /// Creates an entry.
  public init(id: String, kind: Kind, details: [Detail]) {
    self.id = id
    self.kind = kind
    self.details = details
  }
}

extension CatalogEntry {
  /// The entries of a suite: itself, its claims, cases and controls.
  static func entries(ofSuite id: String, tree: SourceNode) -> [CatalogEntry] {
    let parts = ["claims", "cases", "controls"]
    let own = (tree.entries ?? []).filter {
      !parts.contains($0.key) && !SettingLayers.keys.contains($0.key)
    }
    var entries = [
      CatalogEntry(id: id, kind: .suite, details: own.flatMap { details($0, under: "") })
    ]
    for (key, kind) in [("claims", Kind.claim), ("cases", .case), ("controls", .control)] {
      let node = tree.entries?.first { $0.key == key }?.value
      for (name, part) in named(node) {
        let details = (part.entries ?? []).filter { kind == .case || $0.key != "id" }
          .flatMap { Self.details($0, under: "") }
        entries.append(CatalogEntry(id: "\(id)/\(name)", kind: kind, details: details))
      }
    }
    return entries
  }

  /// The entries of a file of profiles.
  static func entries(ofProfiles tree: SourceNode) -> [CatalogEntry] {
    named(tree.entries?.first { $0.key == "profiles" }?.value).map { name, part in
      CatalogEntry(
        id: name,
        kind: .profile,
        details: (part.entries ?? []).flatMap { details($0, under: "") }
      )
    }
  }

  /// The parts of a map by their keys, or of a list by their `id`.
  private static func named(_ node: SourceNode?) -> [(name: String, part: SourceNode)] {
    switch node?.content {
    case .mapping(let entries): entries.map { ($0.key, $0.value) }
    case .sequence(let elements):
      elements.compactMap { element in
        element.entries?.first { $0.key == "id" }?.value.scalar.map { ($0, element) }
      }
    default: []
    }
  }

  /// The values below a key, one for every scalar and every list of scalars.
  private static func details(_ entry: SourceEntry, under path: String) -> [Detail] {
    let key = path.isEmpty ? entry.key : "\(path).\(entry.key)"
    return details(entry.value, key: key, location: entry.location)
  }

  private static func details(
    _ node: SourceNode,
    key: String,
    location: Location
  ) -> [Detail] {
    switch node.content {
    case .mapping(let entries) where !entries.isEmpty:
      return entries.flatMap { details($0, under: key) }
    case .sequence(let elements) where elements.contains { $0.scalar == nil }:
      return elements.enumerated().flatMap { index, element in
        details(element, key: "\(key).\(index + 1)", location: element.location)
      }
    default: return [Detail(key: key, value: node.flowText, origin: .file(location))]
    }
  }
}

extension SourceNode {
  /// The text of a scalar.
  var scalar: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  /// The value on one line: `0.1`, `[a, b]`, `null`.
  fileprivate var flowText: String {
    switch content {
    case .scalar(let text, _): text
    case .sequence(let elements): "[" + elements.map(\.flowText).joined(separator: ", ") + "]"
    case .mapping: "{}"
    case .null, .invalid: "null"
    }
  }
}
