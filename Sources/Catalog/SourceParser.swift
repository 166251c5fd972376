import Yams

/// Parses the strict subset of YAML: no anchors, aliases, merge keys, tags or second documents.
///
/// Yams stops at the first duplicate key and resolves aliases silently. To report every mistake at
/// its place, a duplicate key is masked by characters for private use and the text parsed again,
/// and nodes are compared with what stands in the text where they start.
struct SourceParser {
  /// Levels of nesting a catalogue may have.
  static let deepest = 32

  private let original: SourceText
  private var text: SourceText
  /// The keys behind the masks.
  private var masked: [Unicode.Scalar: String] = [:]
  private var unusedMasks: [Unicode.Scalar]

  private init(_ text: SourceText) {
    original = text
    self.text = text
    let used = Set(text.scalars)
    unusedMasks = (0xE000...0xE0FF).compactMap(Unicode.Scalar.init).filter { !used.contains($0) }
  }

  /// The tree of a file; `nil` when its syntax is broken or it is empty, which is then reported.
  static func parse(_ text: SourceText, problems: inout Problems) -> SourceNode? {
    var parser = SourceParser(text)
    return parser.parse(problems: &problems)
  }

  private mutating func parse(problems: inout Problems) -> SourceNode? {
    let start = Location(file: original.file, line: 1, column: 1)
    while true {
      do {
        let parser = try Parser(yaml: text.string, encoding: .utf8)
        guard let root = try parser.nextRoot() else {
          problems.report(start, "the file is empty; a catalogue file starts with 'format: …'")
          return nil
        }
        var tree = SourceTree(text: text, masked: masked)
        let node = tree.node(root, depth: 0, problems: &problems)
        if let second = try parser.nextRoot() {
          problems.report(
            location(second.mark),
            "a second document; a catalogue file holds one, so remove '---'"
          )
        }
        return node
      } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
        guard mask(keys.first ?? "", at: context.mark) else {
          problems.report(location(context.mark), "duplicate key '\(keys.first ?? "")'")
          return nil
        }
      } catch {
        report(error, problems: &problems)
        return nil
      }
    }
  }

  /// Hides the first of several equal keys; false when the text there is written another way.
  private mutating func mask(_ key: String, at mark: Mark) -> Bool {
    guard let start = text.index(line: mark.line, column: mark.column) else { return false }
    let quoted = text.scalars[start] == "'" || text.scalars[start] == "\""
    let range = (start + (quoted ? 1 : 0))..<(start + (quoted ? 1 : 0) + key.unicodeScalars.count)
    guard !range.isEmpty, range.upperBound <= text.scalars.count,
      Array(key.unicodeScalars) == Array(text.scalars[range]), let mask = unusedMasks.popLast()
    else { return false }
    masked[mask] = key
    text = text.replacing(range, with: mask)
    return true
  }

  private func report(_ error: any Error, problems: inout Problems) {
    switch error {
    case YamlError.scanner(let context, let problem, let mark, _),
      YamlError.parser(let context, let problem, let mark, _),
      YamlError.composer(let context, let problem, let mark, _):
      problems.report(location(mark), sentence(problem, context: context, mark: mark))
    default:
      problems.report(
        Location(file: original.file, line: 1, column: 1),
        "invalid YAML; the file cannot be read"
      )
    }
  }

  private func sentence(_ problem: String, context: YamlError.Context?, mark: Mark) -> String {
    if problem == "found undefined alias" {
      return "aliases are not part of the format; write the value out"
    }
    if problem.hasPrefix("Maximum nesting") {
      return "nested more than \(Self.deepest) levels deep"
    }
    if let index = text.index(line: mark.line, column: mark.column), text.scalars[index] == "\t" {
      return "invalid YAML: a tab cannot indent; use spaces"
    }
    guard let context else { return "invalid YAML: \(problem)" }
    return "invalid YAML: \(problem) \(context.text) that starts in line \(context.mark.line)"
  }

  private func location(_ mark: Mark?) -> Location {
    original.location(line: mark?.line ?? 1, column: mark?.column ?? 1)
  }
}
