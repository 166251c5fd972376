import Testing

@Suite("Line budget")
struct LineBudgetTests {
  /// The length at which a file is split, in lines.
  static let limit = 400

  let tree = SourceTree()

  @Test("no file is longer than 400 lines; the five longest are printed")
  func lengths() throws {
    let suffixes = [".swift", ".c", ".h", ".hpp", ".inc"]
    let paths = try ["Sources", "Tests"].flatMap { try tree.files(in: $0, endingIn: suffixes) }
    let lengths = try paths.map { path in
      (path: path, lines: SwiftText(path: path, text: try tree.text(path)).lineCount)
    }.sorted { ($1.lines, $0.path) < ($0.lines, $1.path) }
    try #require(!lengths.isEmpty)
    for file in lengths.prefix(5) { print("\(file.lines) lines: \(file.path)") }
    for file in lengths where file.lines > Self.limit {
      Issue.record("\(file.path) has \(file.lines) lines: split it at a noun")
    }
  }
}
