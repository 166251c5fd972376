import Foundation
import Testing

@Suite("BenchmarkFolder")
struct BenchmarkFolderTests {
  @Test("a measurement that fails is named, and the folder is removed all the same")
  func removed() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let outcome = try command.run(
      ["bench", "--harness", "--cells", "100", "--suites", "nowhere"],
      in: folder.url,
      environment: ["TMPDIR": folder.url.path]
    )
    #expect(outcome.exitCode == 1 && outcome.errors.contains("`pwsbench list suites"))
    #expect(!folder.containsFile(beginningWith: "pwsbench-bench"))
  }
}
