/// A condition on what a catalogue declares: `suite:pws method:(bn OR pws) -tag:slow`.
///
/// Terms side by side must all hold; `OR` asks for one of two, `-` or `NOT` turns a term round,
/// parentheses group. A value is a word, a text in quotes, or a regular expression between slashes
/// that has to match the whole value. Numbers are compared as numbers.
public struct Filter {
  /// A condition.
  indirect enum Node {
    case all([Node])
    case any([Node])
    case not(Node)
    case term(key: String, Pattern)
  }

  /// What a value is compared with.
  enum Pattern {
    case text(String)
    case regex(Regex<AnyRegexOutput>)
  }

  private let node: Node

  /// Reads an expression.
  ///
  /// - Parameters:
  ///   - text: the expression.
  ///   - keys: what it may ask for.
  /// - Throws: an error with the column, and what is expected there.
  public init(_ text: String, keys: [String]) throws(FilterError) {
    node = try FilterParser.node(text, keys: keys)
  }

  /// Whether the condition holds for something with these values; `nil` when that is not known.
  ///
  /// - Parameter values: what it has under a key, `nil` when that is not known yet; a term holds
  ///   when one of the values matches.
  /// - Returns: whether it holds.
  public func matches(_ values: (_ key: String) -> [String]?) -> Bool? {
    Self.holds(node, values)
  }

  private static func holds(_ node: Node, _ values: (String) -> [String]?) -> Bool? {
    switch node {
    case .not(let node): return holds(node, values).map { !$0 }
    case .term(let key, let pattern):
      return values(key).map { $0.contains { matches($0, pattern) } }
    case .all(let nodes):
      let parts = nodes.map { holds($0, values) }
      return parts.contains(false) ? false : parts.contains(nil) ? nil : true
    case .any(let nodes):
      let parts = nodes.map { holds($0, values) }
      return parts.contains(true) ? true : parts.contains(nil) ? nil : false
    }
  }

  private static func matches(_ value: String, _ pattern: Pattern) -> Bool {
    switch pattern {
    case .text(let text):
      if value == text { return true }
      guard let number = Double(text) else { return false }
      return Double(value) == number
    case .regex(let regex):
      return (try? regex.wholeMatch(in: value)) != nil
    }
  }
}
