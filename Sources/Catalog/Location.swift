/// A place in a catalogue file.
public struct Location: Sendable, Hashable, Codable, CustomStringConvertible {
  /// The path of the file, as it was given.
  public var file: String
  /// The line, counted from 1.
  public var line: Int
  /// The column, counted from 1.
  public var column: Int

  /// Creates a location.
  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// `file:line:column`, the form that editors jump to.
  public var description: String { "\(file):\(line):\(column)" }
}
