import Foundation

/// The files of a catalogue, each read and parsed once.
struct CatalogFiles {
  /// The version of the format that is read.
  static let format = "pwsbench/1"

  /// Files of a directory of suites that are no suites.
  static let reserved = ["profiles", "datasets", "gate", "methods"]

  /// The texts of the files that could be read, by path.
  private(set) var sources: [String: SourceText] = [:]
  private var trees: [String: SourceNode?] = [:]
  private let memory: [String: String]?

  /// Creates the files of the disk, or those of a catalogue that is held in memory.
  init(inMemory memory: [String: String]? = nil) {
    self.memory = memory
  }

  /// The catalogue files of a directory in the order of their names; `nil` when it is none.
  func list(_ directory: String) -> [String]? {
    let prefix = directory.hasSuffix("/") ? directory : directory + "/"
    let isCatalogue = { (path: String) in
      !path.hasPrefix(".") && [".yaml", ".yml", ".json"].contains { path.hasSuffix($0) }
    }
    if let memory {
      return memory.keys.filter { $0.hasPrefix(prefix) && isCatalogue($0) }.sorted()
    }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: directory) else {
      return nil
    }
    return names.filter(isCatalogue).sorted().map { prefix + $0 }
  }

  /// The name of a file without its directory and its ending.
  static func stem(_ file: String) -> String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    return name.split(separator: ".").first.map(String.init) ?? name
  }

  /// Whether a path is a directory.
  static func isDirectory(_ path: String) -> Bool {
    var isDirectory: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
    return exists && isDirectory.boolValue
  }

  /// The tree of a file; `nil` when it cannot be used, which is reported once.
  mutating func tree(_ file: String, problems: inout Problems) -> SourceNode? {
    if let known = trees[file] { return known }
    trees[file] = .some(nil)
    guard let text = text(file, problems: &problems) else { return nil }
    sources[file] = text
    guard let tree = SourceParser.parse(text, problems: &problems) else { return nil }
    if tree.entries == nil, !tree.isInvalid {
      problems.report(
        tree.location,
        "a catalogue file must be a map of keys, found \(tree.described)"
      )
      return nil
    }
    checkFormat(tree, problems: &problems)
    trees[file] = tree
    return tree
  }

  /// The tree of a file laid over those it extends.
  ///
  /// `above` are the files that led here, to find circles.
  mutating func merged(
    _ file: String,
    above: [String] = [],
    problems: inout Problems
  ) -> SourceNode? {
    guard let tree = tree(file, problems: &problems) else { return nil }
    guard let node = tree.entries?.first(where: { $0.key == "extends" })?.value,
      let name = node.text("extends", problems: &problems)
    else { return tree }
    let base = Self.path(name, relativeTo: file)
    if (above + [file]).contains(base) {
      problems.report(node.location, "'\(name)' extends this file in turn; break the circle")
      return tree
    }
    guard memory?[base] != nil || FileManager.default.fileExists(atPath: base) else {
      problems.report(node.location, "there is no file '\(name)' beside this one to extend")
      return nil
    }
    guard let below = merged(base, above: above + [file], problems: &problems) else { return nil }
    return tree.overlaid(on: below)
  }

  private func text(_ file: String, problems: inout Problems) -> SourceText? {
    if let text = memory?[file] {
      return SourceText.decode(Array(text.utf8), file: file, problems: &problems)
    }
    return SourceText.read(file, problems: &problems)
  }

  private func checkFormat(_ tree: SourceNode, problems: inout Problems) {
    guard let entry = tree.entries?.first(where: { $0.key == "format" }) else {
      problems.report(tree.location, "missing key 'format'; write 'format: \(Self.format)'")
      return
    }
    guard let format = entry.value.text("format", problems: &problems), format != Self.format
    else { return }
    problems.report(
      entry.value.location,
      "unknown format '\(format)'; this version reads '\(Self.format)'"
    )
  }

  private static func path(_ name: String, relativeTo file: String) -> String {
    if name.hasPrefix("/") { return name }
    let directory = file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return directory.isEmpty ? name : directory.joined(separator: "/") + "/" + name
  }
}
