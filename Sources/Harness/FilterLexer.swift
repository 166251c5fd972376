/// The words and signs of an expression.
struct FilterLexer {
  /// A word or sign.
  enum Kind: Hashable {
    case word(String), quoted(String), pattern(String)
    case opening, closing, colon, minus, star, end
  }

  /// A word or sign with its place.
  struct Token: Hashable {
    var kind: Kind
    /// Counted from 1 in characters.
    var column: Int
  }

  private let text: String
  private let characters: [Character]
  private var index = 0
  private var tokens: [Token] = []

  private static let signs: [Character: Kind] = ["(": .opening, ")": .closing, ":": .colon]

  private init(_ text: String) {
    self.text = text
    characters = Array(text)
  }

  /// Cuts an expression into its words and signs, an end last.
  static func tokens(of text: String) throws(FilterError) -> [Token] {
    var lexer = FilterLexer(text)
    while lexer.index < lexer.characters.count { try lexer.next() }
    return lexer.tokens + [Token(kind: .end, column: lexer.characters.count + 1)]
  }

  private mutating func next() throws(FilterError) {
    let character = characters[index]
    if character.isWhitespace {
      index += 1
    } else if let sign = Self.signs[character] {
      take(sign, 1)
    } else if character == "\"" {
      try enclosed("\"") { .quoted($0) }
    } else if character == "/" {
      try enclosed("/") { .pattern($0) }
    } else if isValue {
      word()
    } else if character == "-" {
      take(.minus, 1)
    } else if character == "*" {
      take(.star, 1)
    } else {
      word()
    }
  }

  /// Whether a value may stand here: there, a hyphen begins a number.
  private var isValue: Bool { tokens.last?.kind == .colon }

  private mutating func take(_ kind: Kind, _ length: Int) {
    tokens.append(Token(kind: kind, column: index + 1))
    index += length
  }

  private mutating func word() {
    let rest = characters[index...]
    let word = rest.prefix { !$0.isWhitespace && Self.signs[$0] == nil && $0 != "\"" }
    take(.word(String(word)), word.count)
  }

  /// A text between two marks; a backslash before a mark makes it a part of the text.
  private mutating func enclosed(
    _ mark: Character,
    _ kind: (String) -> Kind
  ) throws(FilterError) {
    let start = index
    var content = "", place = index + 1
    while place < characters.count, characters[place] != mark {
      if characters[place] == "\\", place + 1 < characters.count, characters[place + 1] == mark {
        place += 1
      }
      content.append(characters[place])
      place += 1
    }
    guard place < characters.count else {
      throw FilterError(text: text, column: start + 1, problem: "this \(mark) is never closed")
    }
    take(kind(content), place - start + 1)
  }
}
