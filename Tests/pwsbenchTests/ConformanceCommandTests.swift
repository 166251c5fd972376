import Foundation
import Testing

@Suite("ConformanceCommand")
struct ConformanceCommandTests {
  /// The committed reference results, beside the tests of their room.
  private static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("ConformanceTests/Fixtures")

  @Test("a folder of reference results passes, one line each and a last line")
  func passes() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let outcome = try BuiltCommand().run(
      ["conformance", Self.fixtures.path, "--convolution", "direct"],
      in: folder.url
    )
    let lines = outcome.output.split(separator: "\n")
    #expect(outcome.exitCode == 0)
    #expect(lines.count > 10 && lines.dropLast().allSatisfy { $0.hasPrefix("pass") })
    #expect(lines.last == "\(lines.count - 1) passed, 0 failed")
  }

  @Test("a file that is no reference result is a failure, an empty folder matches nothing")
  func failures() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    try folder.write("{", to: "broken.safetensors")
    let broken = try command.run(["conformance", "broken.safetensors"], in: folder.url)
    #expect(broken.exitCode == 4)
    #expect(broken.output.hasPrefix("FAIL") && broken.output.hasSuffix("0 passed, 1 failed\n"))
    let empty = folder.url.appendingPathComponent("empty")
    try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
    #expect(try command.run(["conformance", empty.path], in: folder.url).exitCode == 7)
    #expect(try command.run(["conformance"], in: folder.url).exitCode == 2)
  }
}
