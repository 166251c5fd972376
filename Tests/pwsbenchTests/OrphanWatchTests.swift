import Foundation
import Testing

@Suite("OrphanWatch")
struct OrphanWatchTests {
  @Test("workers of a killed run end by themselves, and the next run goes on")
  func killed() throws {
    let folder = try CommandFolder(steps: 100_000)
    defer { folder.remove() }
    let command = try BuiltCommand()
    let process = try command.start(
      ["run", "--jobs", "3"],
      in: folder.url,
      errors: folder.url.appendingPathComponent("errors")
    )
    for _ in 0..<600 where try folder.text("errors").isEmpty { usleep(100_000) }
    let workers = Self.children(of: process.processIdentifier)
    #expect(!workers.isEmpty)
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    for _ in 0..<100 where workers.contains(where: Self.isRunning) { usleep(100_000) }
    #expect(!workers.contains(where: Self.isRunning))
    try folder.write(
      CommandFolder.suite(steps: 3, dataset: "procedural"),
      to: "Suites/probe-suite.yaml"
    )
    #expect(try command.run(["run"], in: folder.url).exitCode == 0)
  }

  private static func children(of parent: Int32) -> [Int32] {
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return entries.compactMap(Int32.init).filter { fields(of: $0)?.parent == parent }
  }

  /// A zombie has ended, whoever has yet to be told.
  private static func isRunning(_ pid: Int32) -> Bool {
    fields(of: pid).map { $0.state != "Z" } ?? false
  }

  private static func fields(of pid: Int32) -> (state: Substring, parent: Int32)? {
    guard let text = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
      let end = text.lastIndex(of: ")")
    else { return nil }
    let fields = text[text.index(after: end)...].split(separator: " ")
    guard fields.count > 1, let parent = Int32(fields[1]) else { return nil }
    return (fields[0], parent)
  }
}
