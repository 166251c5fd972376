import Foundation
import Testing

@Suite("WorkerCommand")
struct WorkerCommandTests {
  @Test("a worker answers on its channel only, and what cannot be read is refused")
  func badRequest() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let outcome = try BuiltCommand().run(["worker"], in: folder.url)
    #expect(outcome.exitCode == 2)
    #expect(outcome.output.contains("the request could not be read"))
    #expect(outcome.output.split(separator: "\n").count == 1)
  }

  @Test("a worker that cannot be heard ends with 1, which stands for no finding")
  func noChannel() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "exec \"$0\" worker >&- 2>/dev/null", try BuiltCommand().path]
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 1)
  }
}
