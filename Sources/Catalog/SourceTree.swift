import Yams

/// Turns the nodes of Yams into ours, and reports what the strict subset leaves out.
struct SourceTree {
  private let text: SourceText
  private let masked: [Unicode.Scalar: String]
  /// The place of the last node or key that was seen: a node that starts before it is an alias.
  private var last: (line: Int, column: Int) = (0, 0)

  /// Creates a tree of a text whose duplicate keys are masked.
  init(text: SourceText, masked: [Unicode.Scalar: String]) {
    self.text = text
    self.masked = masked
  }

  /// The node with everything below it; forbidden parts become `invalid`.
  mutating func node(_ node: Node, depth: Int, problems: inout Problems) -> SourceNode {
    let mark = (line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    let location = text.location(line: mark.line, column: mark.column)
    if mark < last {
      let place = aliasLocation() ?? location
      problems.report(place, "aliases are not part of the format; write the value out")
      return SourceNode(content: .invalid, location: place)
    }
    last = mark
    if let forbidden = property(at: mark) {
      problems.report(location, "\(forbidden) are not part of the format; write the value alone")
      return SourceNode(content: .invalid, location: location)
    }
    if depth > SourceParser.deepest {
      problems.report(location, "nested more than \(SourceParser.deepest) levels deep")
      return SourceNode(content: .invalid, location: location)
    }
    switch node {
    case .scalar(let scalar):
      return SourceNode(content: content(scalar), location: location)
    case .sequence(let sequence):
      let elements = sequence.map { self.node($0, depth: depth + 1, problems: &problems) }
      return SourceNode(content: .sequence(elements), location: location)
    case .mapping(let mapping):
      let entries = self.entries(mapping, depth: depth + 1, problems: &problems)
      return SourceNode(content: .mapping(entries), location: location)
    case .alias:
      problems.report(location, "aliases are not part of the format; write the value out")
      return SourceNode(content: .invalid, location: location)
    }
  }

  private mutating func entries(
    _ mapping: Node.Mapping,
    depth: Int,
    problems: inout Problems
  ) -> [SourceEntry] {
    var entries: [SourceEntry] = []
    for (keyNode, valueNode) in mapping {
      let key = node(keyNode, depth: depth, problems: &problems)
      let value = node(valueNode, depth: depth, problems: &problems)
      guard case .scalar(let written, _) = key.content else {
        if !key.isInvalid {
          problems.report(key.location, "a key must be a word, found \(key.described)")
        }
        continue
      }
      let name = written.unicodeScalars.first.flatMap { masked[$0] } ?? written
      if name == "<<" {
        problems.report(
          key.location,
          "merge keys are not part of the format; use 'extends' or a recipe"
        )
      } else if let first = entries.first(where: { $0.key == name }) {
        problems.report(
          key.location,
          "duplicate key '\(name)', given before in line \(first.location.line)"
        )
      } else {
        entries.append(SourceEntry(key: name, location: key.location, value: value))
      }
    }
    return entries
  }

  private func content(_ scalar: Node.Scalar) -> SourceNode.Content {
    let plain = scalar.style == .plain || scalar.style == .any
    if plain, scalar.string.isEmpty || scalar.string == "null" { return .null }
    return .scalar(scalar.string, quoted: !plain)
  }

  /// What stands before a value: an anchor or a tag; a plain value cannot start with their signs.
  private func property(at mark: (line: Int, column: Int)) -> String? {
    guard let index = text.index(line: mark.line, column: mark.column) else { return nil }
    switch text.scalars[index] {
    case "&": return "anchors"
    case "!": return "tags"
    default: return nil
    }
  }

  /// The next asterisk after the last node, where the alias most probably stands.
  private func aliasLocation() -> Location? {
    guard let start = text.index(line: last.line, column: last.column) else { return nil }
    return text.scalars[start...].firstIndex(of: "*").map { text.location(of: $0) }
  }
}
