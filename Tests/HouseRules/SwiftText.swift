/// A Swift file as the rules read it: by words and braces, without a parser.
struct SwiftText {
  /// The path below the root, `Sources/Catalog/Claim.swift`.
  let path: String
  let text: String
  /// The text without comments and without what stands between quotes.
  let code: String

  init(path: String, text: String) {
    self.path = path
    self.text = text
    code = Self.withoutCommentsAndStrings(text)
  }

  /// The second component of the path: the target.
  var target: String {
    let parts = path.split(separator: "/")
    return parts.count > 1 ? String(parts[1]) : ""
  }

  /// The file's name without `.swift`.
  var name: String { String(path.split(separator: "/").last?.dropLast(".swift".count) ?? "") }

  var lineCount: Int { text.split(separator: "\n", omittingEmptySubsequences: false).count - 1 }

  /// The modules that are imported, without attributes, access levels and the kind of a symbol.
  var imports: [String] {
    let kinds: Set = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
    return code.split(separator: "\n").compactMap { line in
      let words = line.split(whereSeparator: { $0 == " " || $0 == ";" })
      guard let position = words.firstIndex(of: "import"),
        words[..<position].allSatisfy({ $0.hasPrefix("@") || Self.accessLevels.contains($0) })
      else { return nil }
      let named = words[(position + 1)...].first { !kinds.contains(String($0)) }
      return named.map { String($0.prefix { $0 != "." }) }
    }
  }

  private static let accessLevels: Set<Substring> = [
    "public", "package", "internal", "fileprivate", "private",
  ]

  /// Whether the file holds anything to test: a body of a function, or a branch.
  ///
  /// Requirements of protocols, stored properties and memberwise initializers are declarations.
  var hasExecutableCode: Bool {
    let rest = withoutProtocols
    let branches = /\b(?:if|guard|for|while|switch|throw)\b/
    let computed = /\bvar +\w+ *: *[^={}\n]+\{/
    return rest.contains(/\bfunc\b/) || rest.contains(/\bsubscript\b/)
      || rest.contains(branches) || rest.contains(computed)
  }

  /// Whether the file decides anything; one that does can not go without a test.
  var hasBranches: Bool { withoutProtocols.contains(/\b(?:if|guard|for|while|switch|throw)\b/) }

  private var withoutProtocols: String {
    var result = ""
    var depth = 0
    for line in code.split(separator: "\n", omittingEmptySubsequences: false) {
      if depth == 0, line.contains(/\bprotocol +\w+/) == false {
        result += line + "\n"
        continue
      }
      depth += line.count { $0 == "{" } - line.count { $0 == "}" }
    }
    return result
  }
}

extension SwiftText {
  /// Blanks comments and the insides of string literals; line breaks stay.
  static func withoutCommentsAndStrings(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if starts(bytes, index, "//") {
        while index < bytes.count, bytes[index] != newline { index += 1 }
      } else if starts(bytes, index, "/*") {
        index = skip(bytes, from: index + 2, until: "*/", keepingLinesIn: &result)
      } else if starts(bytes, index, #"""""#) {
        result += #""""#.utf8
        index = skip(bytes, from: index + 3, until: #"""""#, keepingLinesIn: &result)
      } else if bytes[index] == quote {
        result += #""""#.utf8
        index = afterString(bytes, from: index + 1)
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static let newline = UInt8(ascii: "\n")
  private static let quote = UInt8(ascii: "\"")

  private static func starts(_ bytes: [UInt8], _ index: Int, _ prefix: StaticString) -> Bool {
    let count = prefix.utf8CodeUnitCount
    guard index + count <= bytes.count else { return false }
    return (0..<count).allSatisfy { bytes[index + $0] == prefix.utf8Start[$0] }
  }

  private static func skip(
    _ bytes: [UInt8],
    from start: Int,
    until end: StaticString,
    keepingLinesIn result: inout [UInt8]
  ) -> Int {
    var index = start
    while index < bytes.count, !starts(bytes, index, end) {
      if bytes[index] == newline { result.append(newline) }
      index += 1
    }
    return index + end.utf8CodeUnitCount
  }

  /// Where the text goes on after a one-line literal; quotes inside `\(…)` are skipped.
  private static func afterString(_ bytes: [UInt8], from start: Int) -> Int {
    var index = start
    var depth = 0
    while index < bytes.count, bytes[index] != newline {
      if depth == 0, bytes[index] == quote { return index + 1 }
      if starts(bytes, index, #"\("#) {
        depth += 1
        index += 2
      } else if bytes[index] == UInt8(ascii: "\\") {
        index += 2
      } else {
        if depth > 0, bytes[index] == UInt8(ascii: "(") { depth += 1 }
        if depth > 0, bytes[index] == UInt8(ascii: ")") { depth -= 1 }
        index += 1
      }
    }
    return index
  }
}
