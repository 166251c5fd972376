import Foundation
import Testing

/// A file system of a few hundred kilobytes, to see what happens when it is full.
struct SmallDisk {
  let url: URL

  /// Mounts one; `nil` where that is not allowed.
  init?(kilobytes: Int) {
    guard geteuid() == 0 else { return nil }
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("pwsbench-disk-\(UUID().uuidString)").resolvingSymlinksInPath()
    try? FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    guard Self.mount("-t", "tmpfs", "-o", "size=\(kilobytes)k", "tmpfs", url.path) else {
      try? FileManager.default.removeItem(at: url)
      return nil
    }
  }

  /// What the output of the tests says where `isPossible` is false.
  static let reason: Comment =
    "skipped: mounting a small file system needs root, and is refused here"

  /// Whether this process may mount one.
  static var isPossible: Bool {
    guard let disk = SmallDisk(kilobytes: 64) else { return false }
    disk.remove()
    return true
  }

  /// Gives the file system another size, or makes it read-only.
  func remount(_ options: String) -> Bool { Self.mount("-o", "remount,\(options)", url.path) }

  func remove() {
    _ = Self.call("umount", "-l", url.path)
    try? FileManager.default.removeItem(at: url)
  }

  private static func mount(_ arguments: String...) -> Bool { call("mount", arguments) }

  private static func call(_ program: String, _ arguments: String...) -> Bool {
    call(program, arguments)
  }

  private static func call(_ program: String, _ arguments: [String]) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
