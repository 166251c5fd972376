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
    for _ in 0..<200 where !text.contains("running probe-suite/step") {
      text = try command.run(["status"], in: folder.url).output
      Thread.sleep(forTimeInterval: 0.1)
    }
    #expect(text.contains("smoke, started") && text.contains(": running\n"), "\(text)")
    #expect(text.contains("probe-suite 0/2") && text.contains("2 left"), "\(text)")
    #expect(text.contains("running probe-suite/step method=bn seed 7 for "), "\(text)")
  }
}
