/// References in BibTeX, each key once.
public struct Bibliography: Sendable, Hashable {
  /// The references in the order in which they were added.
  public private(set) var entries: [BibliographyEntry] = []

  /// Creates an empty bibliography.
  public init() {}

  /// The reference with a key.
  public subscript(key: String) -> BibliographyEntry? {
    entries.first { $0.key == key }
  }

  /// Adds the references of a BibTeX file; one that is there already stays as it is.
  ///
  /// - Throws: `BibliographyError` where a reference has no end or no key.
  public mutating func add(_ text: String) throws(BibliographyError) {
    var rest = text[...]
    while let start = rest.firstIndex(of: "@") {
      let line = text[..<start].count { $0 == "\n" } + 1
      guard let open = rest[start...].firstIndex(of: "{"),
        let end = Self.closing(rest[open...])
      else { throw BibliographyError(line: line, reason: "a reference without an end") }
      let inside = rest[rest.index(after: open)..<end]
      guard let comma = inside.firstIndex(of: ",") else {
        throw BibliographyError(line: line, reason: "a reference without a key")
      }
      let key = String(inside[..<comma].filter { !$0.isWhitespace })
      if self[key] == nil {
        entries.append(
          BibliographyEntry(
            key: key,
            text: String(rest[start...end]),
            fields: Self.fields(inside[inside.index(after: comma)...])
          )
        )
      }
      rest = rest[rest.index(after: end)...]
    }
  }

  /// The brace that closes the first one of a text.
  private static func closing(_ text: Substring) -> Substring.Index? {
    var depth = 0
    for index in text.indices {
      if text[index] == "{" { depth += 1 }
      if text[index] == "}" { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }

  /// The fields `name = {value}` or `name = 2001`, line breaks and braces inside taken out.
  private static func fields(_ text: Substring) -> [String: String] {
    var fields: [String: String] = [:]
    var rest = text
    while let sign = rest.firstIndex(of: "=") {
      let name = rest[..<sign].filter { $0.isLetter }.lowercased()
      let value = rest[rest.index(after: sign)...].drop { $0.isWhitespace }
      let end = value.first == "{" ? closing(value) : value.firstIndex(of: ",")
      let words = value[..<(end ?? value.endIndex)].filter { !"{}\"".contains($0) }
        .split { $0.isWhitespace }
      fields[name] = words.joined(separator: " ")
      rest = end.map { value[value.index(after: $0)...] } ?? ""
    }
    return fields
  }
}

/// One reference.
public struct BibliographyEntry: Sendable, Hashable {
  /// The key by which it is cited.
  public var key: String
  /// The BibTeX text, as it was written.
  public var text: String
  /// The values of the fields by their names in lower case.
  public var fields: [String: String]

  /// Authors, title, where it appeared, year, and an identifier, in one line.
  public var plain: String {
    let authors = fields["author"]?.replacing(" and ", with: "; ")
    let place = ["booktitle", "journal", "institution", "howpublished"].lazy
      .compactMap { fields[$0] }.first
    let identifier = fields["doi"].map { "doi:\($0)" } ?? fields["eprint"].map { "arXiv:\($0)" }
    let parts = [authors, fields["title"], place, fields["year"], identifier ?? fields["url"]]
    return parts.compactMap { $0.map { $0.hasSuffix(".") ? $0 : "\($0)." } }.joined(separator: " ")
  }
}

/// What is wrong with a BibTeX file.
public struct BibliographyError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The line in which the reference starts.
  public var line: Int
  /// What is wrong.
  public var reason: String

  /// Creates an error.
  public init(line: Int, reason: String) {
    self.line = line
    self.reason = reason
  }

  /// `12: error: a reference without an end`.
  public var description: String { "\(line): error: \(reason)" }
}
