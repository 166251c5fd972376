import Foundation
import Testing

@Suite("HarnessBenchmark")
struct HarnessBenchmarkTests {
  @Test("every figure is measured, in text and as JSON, and nothing is left behind")
  func figures() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let temporary = ["TMPDIR": folder.url.path]
    let json = try command.run(
      ["bench", "--harness", "--cells", "200", "--json"],
      in: folder.url,
      environment: temporary
    )
    #expect(json.exitCode == 0, "\(json.errors)")
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8))
    let fields = try #require(object as? [String: Any])
    for name in [
      "planning_seconds", "points_per_second", "report_seconds", "report_peak_mb",
      "overhead_percent", "list_milliseconds",
    ] {
      let number = try #require(fields[name] as? Double, "\(name)")
      #expect(number > 0, "\(name)")
    }
    #expect(!folder.containsFile(beginningWith: "pwsbench-bench"))
    let text = try command.run(["bench", "--harness", "--cells", "200"], in: folder.url)
    #expect(text.output.contains("planning 2000 cells: "))
    #expect(text.output.contains("committing 2000 points in batches of 256 beside "))
    #expect(text.output.contains("report on 200 cells of 50 points: "))
    #expect(text.output.contains("ms (at most 100"))
    #expect(try command.run(["bench", "--cells", "0"], in: folder.url).exitCode == 2)
  }
}
