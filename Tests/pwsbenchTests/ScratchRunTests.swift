import Foundation
import Testing

@Suite("ScratchRun")
struct ScratchRunTests {
  @Test("a run on the side leaves no run in the database and nothing in the temporary folder")
  func leavesNothing() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    try folder.addTiming()
    let scratch = folder.url.appendingPathComponent("scratch")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    // Tests beside it load the machine: floors of any width are kept here.
    let outcome = try BuiltCommand().run(
      [
        "calibrate", "--profile", "smoke", "--progress", "none", "--rounds", "2", "--widest",
        "100000",
      ],
      in: folder.url,
      environment: ["TMPDIR": scratch.path]
    )
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path).isEmpty)
    let runs = try folder.column("Results/pwsbench.sqlite", "SELECT count(*) FROM run")
    #expect(runs == ["0"])
  }
}
