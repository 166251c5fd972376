/// Why an expression of `-f` could not be read.
public struct FilterError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The whole expression.
  public var text: String
  /// Where it goes wrong, counted from 1 in characters.
  public var column: Int
  /// What is wrong there, and what is expected instead.
  public var problem: String

  /// Creates an error.
  public init(text: String, column: Int, problem: String) {
    self.text = text
    self.column = column
    self.problem = problem
  }

  /// The problem with its column, and the expression with a mark below that place.
  public var description: String {
    let mark = String(repeating: " ", count: column - 1) + "^"
    return "-f: column \(column): \(problem)\n  \(text)\n  \(mark)"
  }
}
