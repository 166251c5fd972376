import Foundation
import Testing

/// The files of the checkout, found from where this file stands.
struct SourceTree {
  /// The folder that holds Package.swift.
  let root: URL

  init(file: String = #filePath) {
    root = URL(filePath: file).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent()
      .deletingLastPathComponent()
  }

  /// The text of the file at a path below the root.
  func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appending(path: path).path(percentEncoded: false))
  }

  /// Paths below the root of all files in a folder that end in one of the suffixes, sorted.
  func files(in folder: String, endingIn suffixes: [String] = [".swift"]) throws -> [String] {
    let paths = try FileManager.default.subpathsOfDirectory(
      atPath: root.appending(path: folder).path(percentEncoded: false)
    )
    return paths.filter { path in suffixes.contains { path.hasSuffix($0) } }
      .map { "\(folder)/\($0)" }.sorted()
  }

  /// The names of the folders directly inside a folder.
  func folders(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      at: root.appending(path: folder),
      includingPropertiesForKeys: [.isDirectoryKey]
    ).filter { (try? $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) == true }
      .map(\.lastPathComponent).sorted()
  }

  /// The Swift files of Sources with their text, as the rules read them.
  func swiftSources() throws -> [SwiftText] {
    let paths = try files(in: "Sources")
    try #require(!paths.isEmpty)
    return try paths.map { SwiftText(path: $0, text: try text($0)) }
  }
}
