import Foundation

extension RuleLock {
  private static let format = "format pwsbench-prereg/1"
  private static let preamble = """
    # The rules of claims as they were fixed, before the data. `pwsbench prereg lock` writes this
    # file and `pwsbench prereg verify` holds the suites against it; do not edit it by hand.
    """

  /// The file: claims in order, each with its rule.
  public var text: String {
    let entries = rules.keys.sorted().compactMap { rules[$0] }.map { rule in
      let lines = rule.rule.split(separator: "\n").map { "  " + $0 }
      return """
        [\(rule.claim)]
        sha256 \(rule.digest)
        locked \(rule.locked)
        commit \(rule.commit ?? "unknown")
        rule
        \(lines.joined(separator: "\n"))
        """
    }
    return ([Self.preamble + "\n" + Self.format] + entries).joined(separator: "\n\n") + "\n"
  }

  /// Reads the lock of a folder of suites; a folder without one has an empty lock.
  ///
  /// - Throws: what is wrong with the file, with its line.
  public static func read(directory: String) throws(CatalogError) -> RuleLock {
    let path = "\(directory)/\(fileName)"
    guard FileManager.default.fileExists(atPath: path) else { return RuleLock() }
    var problems = Problems()
    guard let source = SourceText.read(path, problems: &problems) else {
      throw CatalogError(diagnostics: problems.diagnostics(sources: [:]))
    }
    return try RuleLock(text: source.string, file: path)
  }

  /// Reads a lock.
  ///
  /// - Throws: the first thing that is wrong, with its line and what to do.
  public init(text: String, file: String) throws(CatalogError) {
    var reader = LockReader(text: text, file: file)
    self.init(try reader.rules(format: Self.format))
  }
}

/// Reads the lines of a lock from first to last.
private struct LockReader {
  private let lines: [(number: Int, text: Substring)]
  private let file: String
  private var next = 0

  init(text: String, file: String) {
    let all = text.split(separator: "\n", omittingEmptySubsequences: false)
    lines = zip(1..., all).filter { !$0.1.isEmpty && !$0.1.hasPrefix("#") }
      .map { (number: $0.0, text: $0.1) }
    self.file = file
  }

  mutating func rules(format: String) throws(CatalogError) -> [LockedRule] {
    guard next < lines.count, lines[next].text == format else {
      throw failure("the file must begin with '\(format)', which this version reads")
    }
    next += 1
    var rules: [LockedRule] = []
    while next < lines.count {
      let start = next
      let rule = try entry()
      if rules.contains(where: { $0.claim == rule.claim }) {
        next = start
        throw failure("claim '\(rule.claim)' stands here a second time; lock the rules again")
      }
      rules.append(rule)
    }
    return rules
  }

  private mutating func entry() throws(CatalogError) -> LockedRule {
    let start = next
    let head = lines[next].text
    guard head.hasPrefix("["), head.hasSuffix("]"), head.count > 2 else {
      throw failure("expected a claim in brackets, as [large-lr/D3], found '\(head)'")
    }
    next += 1
    let digest = try value(of: "sha256")
    let locked = try value(of: "locked")
    let commit = try value(of: "commit")
    guard next < lines.count, lines[next].text == "rule" else {
      throw failure("expected the line 'rule'")
    }
    next += 1
    var rule = ""
    while next < lines.count, lines[next].text.hasPrefix("  ") {
      rule += lines[next].text.dropFirst(2) + "\n"
      next += 1
    }
    guard LockedRule.digest(of: rule) == digest else {
      next = start
      throw failure(
        "the rule of '\(head.dropFirst().dropLast())' does not have the hash beside it: the file "
          + "was edited; restore it from version control"
      )
    }
    return LockedRule(
      claim: String(head.dropFirst().dropLast()),
      rule: rule,
      locked: locked,
      commit: commit == "unknown" ? nil : commit
    )
  }

  private mutating func value(of key: String) throws(CatalogError) -> String {
    guard next < lines.count, lines[next].text.hasPrefix(key + " ") else {
      throw failure("expected '\(key)' and its value")
    }
    defer { next += 1 }
    return String(lines[next].text.dropFirst(key.count + 1))
  }

  /// A mistake in the line that is read next.
  private func failure(_ message: String) -> CatalogError {
    let last = lines.last.map { $0.number + 1 } ?? 1
    let line = next < lines.count ? lines[next].number : last
    return CatalogError(diagnostics: [
      Diagnostic(
        location: Location(file: file, line: line, column: 1),
        message: message,
        excerpt: next < lines.count ? String(lines[next].text) : nil
      )
    ])
  }
}
