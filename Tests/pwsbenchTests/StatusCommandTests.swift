import Foundation
import Testing

@Suite("StatusCommand")
struct StatusCommandTests {
  private struct Status: Decodable {
    var alive: Bool
    var declared: Int
    var left: Int
    var failures: [String: Int]
  }

  private func status(in folder: CommandFolder) throws -> Status {
    let outcome = try BuiltCommand().run(["status", "--format", "json"], in: folder.url)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    return try JSONDecoder().decode(Status.self, from: Data(outcome.output.utf8))
  }

  @Test("after a run nothing is left")
  func ended() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    #expect(try command.run(["run", "--profile", "smoke"], in: folder.url).exitCode == 0)
    let status = try status(in: folder)
    #expect(!status.alive && status.left == 0 && status.declared == 4 && status.failures.isEmpty)
    let text = try command.run(["status"], in: folder.url).output
    #expect(text.contains("probe-suite 4/4") && text.hasSuffix("nothing is left\n"), "\(text)")
  }

  @Test("a run that stops early says what is left, and failures by cause")
  func stopped() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let run = try command.run(
      ["run", "--profile", "smoke", "--jobs", "1", "--timeout-scale", "1e-9", "--fail-fast"],
      in: folder.url
    )
    #expect(run.exitCode == 4, "\(run.errors)")
    let status = try status(in: folder)
    #expect(status.left == 3 && status.failures == ["timeout": 1])
    let text = try command.run(["status"], in: folder.url).output
    #expect(text.contains("1 timeout") && text.contains("3 left"), "\(text)")
  }

  @Test("without a database there is nothing to say")
  func nothing() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    #expect(try BuiltCommand().run(["status"], in: folder.url).exitCode == 2)
  }
}
