import Foundation
import Testing

/// Expected files: a difference leaves what was produced beside what was expected.
enum Golden {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures")

  /// Compares a text byte for byte with the fixture of that name; writes `.got-NAME` when it
  /// differs.
  static func expect(
    _ text: String,
    equals name: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let expected = try? Data(contentsOf: folder.appending(path: name))
    let got = folder.appending(path: ".got-\(name)")
    guard expected != Data(text.utf8) else {
      try? FileManager.default.removeItem(at: got)
      return
    }
    try Data(text.utf8).write(to: got)
    let old = expected.map { String(decoding: $0, as: UTF8.self) } ?? ""
    let lines = zip(
      old.split(separator: "\n", omittingEmptySubsequences: false),
      text.split(separator: "\n", omittingEmptySubsequences: false)
    )
    let line = lines.enumerated().first { $0.element.0 != $0.element.1 }
    Issue.record(
      """
      Fixtures/\(name) differs\(line.map { " from line \($0.offset + 1)" } ?? " in length"); \
      compare it with Fixtures/.got-\(name)
      """,
      sourceLocation: sourceLocation
    )
  }
}
