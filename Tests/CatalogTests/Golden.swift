import Foundation

/// Files beside the tests, found from the place of this source file.
enum Golden {
  /// The folder of the fixtures.
  static let fixtures = folder(of: #filePath) + "/Fixtures"

  /// The folder of the suites that are committed.
  static let suites = folder(of: #filePath) + "/../../Suites"

  /// The bad files, each with the exact diagnostics beside it, by their names without ending.
  static let badFiles: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: fixtures + "/Bad")) ?? []
    return names.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }()

  /// The text of a file.
  static func text(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  private static func folder(of file: String) -> String {
    URL(fileURLWithPath: file).deletingLastPathComponent().path
  }
}
