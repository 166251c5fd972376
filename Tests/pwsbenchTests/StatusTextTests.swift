import Foundation
import Testing

@Suite("StatusText")
struct StatusTextTests {
  @Test("a second shell sees a run that goes on, with its cells and their loss")
  func live() throws {
    let folder = try CommandFolder(steps: 1_000_000)
    defer { folder.remove() }
    let command = try BuiltCommand()
    let errors = folder.url.appendingPathComponent("errors")
    let run = try command.start(
      ["run", "--profile", "smoke", "-f", "kind:train", "--jobs", "1"],
      in: folder.url,
      errors: errors
    )
    defer {
      run.interrupt()
      run.waitUntilExit()
    }
    var text = ""
    for _ in 0..<200 where !text.contains(", loss ") {
      text = try command.run(["status"], in: folder.url).output
      Thread.sleep(forTimeInterval: 0.1)
    }
    #expect(text.contains("smoke, started") && text.contains(": running\n"), "\(text)")
    #expect(text.contains("probe-suite 0/2") && text.contains("2 left"), "\(text)")
    let cell = /running probe-suite\/step method=bn seed 7 for \w+, loss \d/
    #expect(text.contains(cell), "\(text)")
    let points = try folder.column(
      "Results/pwsbench.sqlite",
      "SELECT outcome, count(*) FROM attempt JOIN point ON attempt_id = id GROUP BY 1"
    )
    #expect(points == ["running"])
  }

  @Test("once a cell of a case was measured, a second shell sees how long the rest takes")
  func rest() throws {
    let folder = try CommandFolder(steps: 300)
    defer { folder.remove() }
    let command = try BuiltCommand()
    let run = try command.start(
      ["run", "--seeds", "4", "-f", "kind:train", "--jobs", "1"],
      in: folder.url,
      errors: folder.url.appendingPathComponent("errors")
    )
    defer {
      run.interrupt()
      run.waitUntilExit()
    }
    var status: Status?
    for _ in 0..<600 where status?.remaining_seconds == nil {
      let output = try command.run(["status", "--format", "json"], in: folder.url).output
      status = try? JSONDecoder().decode(Status.self, from: Data(output.utf8))
      Thread.sleep(forTimeInterval: 0.05)
    }
    let found = try #require(status)
    #expect(found.alive && (1...7).contains(found.left))
    #expect(try #require(found.remaining_seconds) > 0)
    let text = try command.run(["status"], in: folder.url).output
    #expect(text.contains(/\d left, about \d+s\n/), "\(text)")
  }

  private struct Status: Decodable {
    var alive: Bool
    var left: Int
    var remaining_seconds: Double?
  }
}
