/// A value of a catalogue file, not interpreted yet, with its place.
struct SourceNode {
  /// What stands there.
  var content: Content
  /// Where it starts.
  var location: Location

  /// The forms a value can have.
  indirect enum Content {
    /// A word or number; quoted ones are always text.
    case scalar(String, quoted: Bool)
    /// `null`, or nothing at all.
    case null
    case mapping([SourceEntry])
    case sequence([SourceNode])
    /// Something that was already reported; no further mistake follows from it.
    case invalid
  }

  /// Whether the value was already reported.
  var isInvalid: Bool {
    if case .invalid = content { true } else { false }
  }

  /// The entries of a map.
  var entries: [SourceEntry]? {
    if case .mapping(let entries) = content { entries } else { nil }
  }

  /// What stands there, in words for a message.
  var described: String {
    switch content {
    case .scalar(let text, let quoted):
      if quoted { "the quoted text '\(text)'" } else { "'\(text)'" }
    case .null: "nothing"
    case .mapping: "a map"
    case .sequence: "a list"
    case .invalid: "something else"
    }
  }

  /// The node laid over a base: maps merge key by key, everything else replaces.
  func overlaid(on base: SourceNode) -> SourceNode {
    guard case .mapping(let own) = content, case .mapping(var merged) = base.content else {
      return self
    }
    for entry in own {
      if let index = merged.firstIndex(where: { $0.key == entry.key }) {
        merged[index] = SourceEntry(
          key: entry.key,
          location: entry.location,
          value: entry.value.overlaid(on: merged[index].value)
        )
      } else {
        merged.append(entry)
      }
    }
    return SourceNode(content: .mapping(merged), location: location)
  }
}

/// A key of a map, and its value.
struct SourceEntry {
  var key: String
  /// Where the key stands.
  var location: Location
  var value: SourceNode
}
