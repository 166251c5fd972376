import Testing

@Suite("Forbidden text")
struct ForbiddenTextTests {
  let tree = SourceTree()

  @Test("no source forces, gives up or postpones")
  func forcedCode() throws {
    let marks = [/\bfatalError *\(/, /\btry!/, /\bas!/, /\bunsafeBitCast *\(/]
    for source in try tree.swiftSources() {
      for mark in marks {
        guard let found = source.code.firstMatch(of: mark) else { continue }
        Issue.record("\(source.path): '\(found.output)' has no place in Sources")
      }
    }
  }

  @Test("no file holds a mark of unfinished work or the path of one machine")
  func unfinished() throws {
    let marks = ["TO" + "DO", "FIX" + "ME", "XX" + "X"]
    let machine = ["tmp", "work", "root", "home", "Users"].map { "/\($0)/" }
    let suffixes = [".swift", ".c", ".h", ".hpp", ".inc", ".yaml", ".yml", ".bib", ".modulemap"]
    let paths = try ["Sources", "Suites"].flatMap { try tree.files(in: $0, endingIn: suffixes) }
    for path in paths {
      let text = try tree.text(path)
      for mark in marks + machine where text.contains(mark) {
        Issue.record("\(path) contains '\(mark)'")
      }
    }
  }
}
