import Foundation
import Testing

@Suite("CalibrateCommand")
struct CalibrateCommandTests {
  private let calibrate = [
    "calibrate", "--profile", "smoke", "--progress", "none", "--rounds", "3",
  ]

  private struct Line: Decodable {
    struct Floor: Decodable {
      var arm: String
      var metric: String
      var relative: Double
      var rounds: Int
    }
    var schema_version: Int
    var machine: String
    var floors: [Floor]
  }

  @Test("every arm of a timing case gets a floor, and the database keeps it for this machine")
  func floors() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    try folder.addTiming()
    let command = try BuiltCommand()
    let outcome = try command.run(calibrate + ["--format", "json"], in: folder.url)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let line = try JSONDecoder().decode(Line.self, from: Data(outcome.output.utf8))
    #expect(line.schema_version == 1 && line.floors.map(\.arm) == ["method=bn", "method=none"])
    #expect(line.floors.allSatisfy { $0.metric == "step_time_ratio" && $0.rounds == 3 })
    #expect(line.floors.allSatisfy { $0.relative > 0 && $0.relative.isFinite })
    let kept = try folder.column("Results/pwsbench.sqlite", "SELECT machine FROM noise_floor")
    #expect(kept == [line.machine, line.machine])
    // A second time the floors are replaced, and people can read them.
    let again = try command.run(calibrate + ["-f", "method:none"], in: folder.url)
    #expect(again.output.contains("probe-suite/time method=none  step_time_ratio  "))
    #expect(again.output.hasSuffix(" % of 3 rounds\n"))
    let count = "SELECT count(*) FROM noise_floor"
    #expect(try folder.column("Results/pwsbench.sqlite", count) == ["2"])
  }

  @Test("without a timing case there is nothing to calibrate; one round has no noise")
  func nothing() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let outcome = try command.run(calibrate, in: folder.url)
    #expect(outcome.exitCode == 7 && outcome.errors.contains("kind: timing"))
    #expect(try command.run(["calibrate", "--rounds", "1"], in: folder.url).exitCode == 2)
  }
}
