import Comparison
import Foundation

/// The folder of the baselines: one file per name, small enough to be kept in a repository.
struct BaselineShelf {
  var folder: String

  /// The names of all baselines, sorted.
  var names: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }
      .map { String($0.dropLast(".json".count)) }.sorted()
  }

  /// The file of a name.
  func path(_ name: String) -> String { "\(folder)/\(name).json" }

  /// Refuses names that would be other files, runs or options.
  func check(_ name: String) throws(CommandFailure) {
    guard name.wholeMatch(of: /[a-z0-9][a-z0-9._-]*/) != nil, !name.hasPrefix("latest") else {
      throw CommandFailure(
        .badCommandLine,
        "'\(name)' cannot name a baseline; write small letters, digits, dots and dashes"
      )
    }
  }

  /// The baseline of a name.
  func read(_ name: String) throws(CommandFailure) -> Snapshot {
    guard names.contains(name) else {
      let known = names.isEmpty ? "there is none" : "there are \(names.joined(separator: ", "))"
      throw CommandFailure(.badCommandLine, "no baseline '\(name)' in \(folder); \(known)")
    }
    return try Self.read(path: path(name))
  }

  /// The baseline of a file.
  static func read(path: String) throws(CommandFailure) -> Snapshot {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw CommandFailure(.badCommandLine, "\(path): cannot be read")
    }
    do {
      return try SnapshotFile(text: text, path: path).snapshot
    } catch {
      let status: ExitStatus = if case .edited = error { .badData } else { .badCommandLine }
      throw CommandFailure(status, "\(error)")
    }
  }

  /// Writes a baseline, all or nothing.
  static func write(_ snapshot: Snapshot, to path: String) throws(CommandFailure) {
    do {
      try FileManager.default.createDirectory(
        atPath: RunCommand.folder(of: path),
        withIntermediateDirectories: true
      )
      try Data(try SnapshotFile(snapshot).text().utf8)
        .write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw CommandFailure(
        .badCommandLine,
        "\(path): cannot be written: \(error.localizedDescription)"
      )
    }
  }
}
