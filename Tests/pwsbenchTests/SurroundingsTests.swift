import Foundation
import Testing

@Suite("Surroundings")
struct SurroundingsTests {
  @Test("a timing is kept for the machine, the build and the threads it was measured with")
  func timing() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    try folder.addTiming()
    let command = try BuiltCommand()
    let run = ["run", "--profile", "smoke", "-f", "kind:timing method:none"]
    let first = try command.run(run, in: folder.url)
    #expect(first.exitCode == 0, "\(first.errors)")
    #expect(Self.measured(first) == 1, "\(first.errors)")
    #expect(try command.run(run, in: folder.url).errors.isEmpty)
    let other = try command.run(run + ["--threads", "2"], in: folder.url)
    #expect(Self.measured(other) == 1, "\(other.errors)")
  }

  /// Cells that were measured; on a loaded machine a warning stands before a timing.
  private static func measured(_ outcome: BuiltCommand.Outcome) -> Int {
    outcome.errors.split(separator: "\n").count { $0.hasPrefix("[") }
  }
}
