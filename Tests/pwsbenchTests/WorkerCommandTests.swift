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
}
