import Catalog

/// Reads expressions: terms side by side must all hold, `OR` between them asks for one.
struct FilterParser {
  private let text: String
  private let keys: [String]
  private let tokens: [FilterLexer.Token]
  private var index = 0

  private static let values = #"a value: a word, "text", /pattern/ or (a OR b)"#
  private static let terms = "key:value, (, - or *"

  private init(_ text: String, keys: [String]) throws(FilterError) {
    self.text = text
    self.keys = keys
    tokens = try FilterLexer.tokens(of: text)
  }

  /// The condition that an expression stands for.
  static func node(_ text: String, keys: [String]) throws(FilterError) -> Filter.Node {
    var parser = try FilterParser(text, keys: keys)
    let node = try parser.alternatives()
    guard parser.kind == .end else { throw parser.error("nothing opens this )") }
    return node
  }

  private var token: FilterLexer.Token { tokens[index] }
  private var kind: FilterLexer.Kind { token.kind }

  private func error(_ problem: String, at column: Int? = nil) -> FilterError {
    FilterError(text: text, column: column ?? token.column, problem: problem)
  }

  private mutating func advance() { index += 1 }

  private mutating func take(_ kind: FilterLexer.Kind) -> Bool {
    guard self.kind == kind else { return false }
    advance()
    return true
  }

  private mutating func alternatives() throws(FilterError) -> Filter.Node {
    var nodes = [try terms()]
    while take(.word("OR")) { nodes.append(try terms()) }
    return nodes.count == 1 ? nodes[0] : .any(nodes)
  }

  private mutating func terms() throws(FilterError) -> Filter.Node {
    var nodes = [try term()]
    while true {
      let isJoined = take(.word("AND"))
      if !isJoined, [.end, .closing, .word("OR")].contains(kind) { break }
      nodes.append(try term())
    }
    return nodes.count == 1 ? nodes[0] : .all(nodes)
  }

  private mutating func term() throws(FilterError) -> Filter.Node {
    switch kind {
    case .minus, .word("NOT"):
      advance()
      return .not(try term())
    case .star:
      advance()
      return .all([])
    case .opening:
      let column = token.column
      advance()
      let node = try alternatives()
      guard take(.closing) else { throw error("this ( is never closed", at: column) }
      return node
    case .word(let word): return try comparison(word)
    case .end: throw error("expected \(Self.terms) before the end")
    default: throw error("expected \(Self.terms)")
    }
  }

  private mutating func comparison(_ key: String) throws(FilterError) -> Filter.Node {
    guard !["OR", "AND"].contains(key) else {
      throw error("expected \(Self.terms) on both sides of \(key)")
    }
    guard keys.contains(key) else { throw error(unknown(key)) }
    advance()
    guard take(.colon) else { throw error("expected : and \(Self.values) after '\(key)'") }
    guard kind == .opening else { return .term(key: key, try value()) }
    let column = token.column
    advance()
    var nodes: [Filter.Node] = []
    repeat {
      nodes.append(.term(key: key, try value()))
    } while take(.word("OR"))
    guard take(.closing) else {
      throw kind == .end
        ? error("this ( is never closed", at: column) : error("expected OR or ) between values")
    }
    return .any(nodes)
  }

  private func unknown(_ key: String) -> String {
    if let near = NameDistance.nearest(to: key, among: keys) {
      return "unknown key '\(key)' (did you mean '\(near)'?)"
    }
    return "unknown key '\(key)'; there are \(keys.sorted().joined(separator: ", "))"
  }

  private mutating func value() throws(FilterError) -> Filter.Pattern {
    switch kind {
    case .word(let word) where word != "OR":
      advance()
      return .text(word)
    case .quoted(let text):
      advance()
      return .text(text)
    case .pattern(let pattern):
      guard let regex = try? Regex(pattern) else { throw error("no regular expression") }
      advance()
      return .regex(regex)
    default: throw error("expected \(Self.values)")
    }
  }
}
