import Checksums
import Foundation
public import Store
import Subprocess

/// What program this is: its compiler, its own bytes, and the commit of its sources.
public enum BuildInspection {
  /// The record of the running program.
  ///
  /// - Parameters:
  ///   - executable: the path of the program.
  ///   - sources: the folder of the sources, when it is known.
  ///   - libraries: the system libraries it runs with, with their versions.
  /// - Returns: the record; fields that are not known are `nil`.
  public static func current(
    executable: String,
    sources: String?,
    libraries: [String] = []
  ) async -> BuildRecord {
    let commit = await git(["rev-parse", "HEAD"], in: sources)
    let changes = commit == nil ? nil : await git(["status", "--porcelain"], in: sources)
    var build = BuildRecord(
      id: "",
      commit: commit,
      isDirty: changes.map { !$0.isEmpty },
      compiler: compiler,
      executable: checksum(of: executable)
    )
    if build.isDirty == true {
      // Files that git does not know stand in the status alone.
      let difference = await git(["diff", "HEAD", "--binary"], in: sources)
      build.changes = difference.map {
        SHA256Digest.hex(of: Array(((changes ?? "") + "\n" + $0).utf8))
      }
    }
    build.configuration = configuration
    build.libraries = (libraries + [systemLibrary].compactMap { $0 }).joined(separator: ", ")
    let fields = [
      commit ?? "", "\(build.isDirty == true)", compiler, build.executable ?? "",
      build.changes ?? "", configuration, build.libraries ?? "",
    ]
    build.id = String(
      SHA256Digest.hex(of: Array(fields.joined(separator: "\n").utf8)).prefix(16)
    )
    return build
  }

  /// The version of the compiler, as far as a program can tell.
  private static var compiler: String {
    #if compiler(>=6.4)
      "Swift 6.4 or later"
    #elseif compiler(>=6.3)
      "Swift 6.3"
    #elseif compiler(>=6.2)
      "Swift 6.2"
    #else
      "Swift 6.1"
    #endif
  }

  private static var configuration: String {
    #if DEBUG
      "debug"
    #else
      "release"
    #endif
  }

  /// The C library, `glibc 2.36`, where it tells its version.
  private static var systemLibrary: String? {
    #if canImport(Glibc)
      var text = [CChar](repeating: 0, count: 64)
      let length = confstr(Int32(_CS_GNU_LIBC_VERSION), &text, text.count)
      guard length > 1, length <= text.count else { return nil }
      return String(decoding: text.prefix(length - 1).map(UInt8.init(bitPattern:)), as: UTF8.self)
    #else
      nil
    #endif
  }

  private static func checksum(of path: String) -> String? {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    var digest = SHA256Digest()
    data.withUnsafeBytes { digest.update($0) }
    return digest.hex
  }

  /// What git answers, without the last line break; `nil` where there is no git or no repository.
  private static func git(_ arguments: [String], in folder: String?) async -> String? {
    guard let folder else { return nil }
    let result = try? await Subprocess.run(
      .name("git"),
      arguments: Arguments(["-C", folder] + arguments),
      output: .string(limit: 64 << 20),
      error: .discarded
    )
    guard let result, result.terminationStatus.isSuccess else { return nil }
    return result.standardOutput.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
