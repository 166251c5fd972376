/// One mistake in a catalogue file: where, what, and what was probably meant.
public struct Diagnostic: Sendable, Hashable, Codable {
  /// The place of the mistake.
  public var location: Location
  /// What is wrong, and what to write instead, in one sentence without a full stop.
  public var message: String
  /// The legal name that is nearest to the one that was written.
  public var suggestion: String?
  /// The line of the file, without its line break.
  public var excerpt: String?

  /// Creates a diagnostic.
  public init(
    location: Location,
    message: String,
    suggestion: String? = nil,
    excerpt: String? = nil
  ) {
    self.location = location
    self.message = message
    self.suggestion = suggestion
    self.excerpt = excerpt
  }

  /// The message with its suggestion, `unknown method 'bnn' (did you mean 'bn'?)`.
  public var sentence: String {
    guard let suggestion else { return message }
    return "\(message) (did you mean '\(suggestion)'?)"
  }

  /// The diagnostic in one of the formats of `pwsbench validate`.
  public func formatted(_ format: DiagnosticFormat) -> String {
    switch format {
    case .line: "\(location): error: \(sentence)"
    case .text: (["\(location): error: \(sentence)"] + marked).joined(separator: "\n")
    case .github: WorkflowCommand(.error, at: location, message: sentence).text
    }
  }

  /// The line of the file, and a caret under the column; tabs are kept so that both line up.
  private var marked: [String] {
    guard let excerpt, !excerpt.isEmpty, excerpt.utf8.count <= 1000 else { return [] }
    var padding = ""
    for (index, scalar) in excerpt.unicodeScalars.enumerated() where index < location.column - 1 {
      padding += scalar == "\t" ? "\t" : " "
    }
    let missing = location.column - 1 - excerpt.unicodeScalars.count
    if missing > 0 { padding += String(repeating: " ", count: missing) }
    return [excerpt, padding + "^"]
  }
}

/// The ways a diagnostic is written.
public enum DiagnosticFormat: String, Sendable, Hashable, CaseIterable {
  /// `file:line:column: error: …` and nothing else.
  case line
  /// The same, followed by the line of the file and a caret.
  case text
  /// A workflow command that GitHub shows beside the line.
  case github
}
