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

  @Test("a worker without a channel ends with 1: only a mistake of this program starts one so")
  func noChannel() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let errors = folder.url.appendingPathComponent("errors")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "exec \"$0\" worker >&- 2>\"$1\"", command.path, errors.path]
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 1)
    #expect(try folder.text("errors").contains("the worker cannot take its channel over"))
  }
}
