import Foundation

/// Where the catalogue is: named, here, or where the program comes from.
struct SuitesFolder {
  /// What the user named.
  var named: String?
  /// The path of the running program.
  var executable: String

  /// The folder of suites below the working folder.
  static let here = "Suites"

  /// The folder to read.
  ///
  /// - Throws: a failure that lists the places that were looked at.
  func path() throws(CommandFailure) -> String {
    if let named { return named }
    let candidates = [Self.here] + beside
    if let found = candidates.first(where: Self.holdsSuites) { return found }
    throw CommandFailure(
      .badCatalogue,
      "no suites found in ./Suites nor where the program comes from; name a folder with --suites "
        + "DIR, or start one with 'pwsbench init NAME'"
    )
  }

  /// The folder of the suites that came with the program.
  func own() throws(CommandFailure) -> String {
    if let found = beside.first(where: Self.holdsSuites) { return found }
    throw CommandFailure(
      .badCatalogue,
      "\(executable) stands alone, without the suites that come with it; install it with "
        + "'make install', or copy Suites/ of its sources here"
    )
  }

  /// The sources of the program, when it runs from its package's build folder.
  var package: String? {
    ancestors.first {
      FileManager.default.fileExists(atPath: $0.appendingPathComponent("Package.swift").path)
    }?.path
  }

  private var beside: [String] {
    let installed = ancestors.prefix(2).map {
      $0.appendingPathComponent("share/pwsbench/Suites").path
    }
    return installed + [package].compactMap { $0.map { $0 + "/Suites" } }
  }

  /// The folders above the program, links resolved, nearest first.
  private var ancestors: [URL] {
    var folder = URL(fileURLWithPath: executable).resolvingSymlinksInPath()
    var folders: [URL] = []
    for _ in 0..<6 where folder.path != "/" {
      folder = folder.deletingLastPathComponent()
      folders.append(folder)
    }
    return folders
  }

  private static func holdsSuites(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path + "/profiles.yaml")
  }
}
