import Foundation
import Testing

@Suite("CalibrateCommand")
struct CalibrateCommandTests {
  private let calibrate = [
    "calibrate", "--profile", "smoke", "--progress", "none", "--rounds", "3",
    "--widest", "1e9",
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

  @Test("floors that are too wide are shown and not kept")
  func wide() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    try folder.addTiming()
    let command = try BuiltCommand()
    let outcome = try command.run(Array(calibrate.dropLast()) + ["0"], in: folder.url)
    #expect(outcome.exitCode == 4, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.contains("probe-suite/time method=bn  "))
    #expect(outcome.errors.contains("2 of 2 floors are too wide and were not kept"))
    let count = "SELECT count(*) FROM noise_floor"
    #expect(try folder.column("Results/pwsbench.sqlite", count) == ["0"])
    #expect(try command.run(["calibrate", "--widest", "-1"], in: folder.url).exitCode == 2)
  }

  @Test("a floor in the database decides what diff and gate call worse")
  func used() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    try folder.addTiming(rounds: 8)
    try folder.write(
      "format: pwsbench/1\nconfirm: 0\nmetrics: {step_time_ratio: {rel: 3%, min_count: 8}}\n"
        + "block: [changed, regression, verdict_downgrade, invalid, prereg, broke, unmeasured, "
        + "missing, new, not_comparable]\nwarn: [improvement]\n",
      to: "Suites/gate.yaml"
    )
    let command = try BuiltCommand()
    let run = ["run", "--profile", "smoke", "--progress", "none", "-f", "kind:timing"]
    #expect(try command.run(run, in: folder.url).exitCode == 0)
    // Eight rounds without noise, and the same a fifth slower: what a busy machine cannot give.
    let ratios = "UPDATE point SET value = %@ + step * 0.001 WHERE metric = 'step_time_ratio'"
    let db = "Results/pwsbench.sqlite"
    try folder.change(db, ratios.replacing("%@", with: "1"))
    #expect(try command.run(["baseline", "save", "smoke"], in: folder.url).exitCode == 0)
    try folder.change(db, ratios.replacing("%@", with: "0.8"))
    let gate = ["gate", "--against", "smoke"]
    let slower = try command.run(gate, in: folder.url)
    #expect(slower.exitCode == 5, "\(slower.output)\(slower.errors)")
    #expect(slower.output.contains("fails  probe-suite/time method=none: worse step_time_ratio"))
    #expect(try command.run(calibrate, in: folder.url).exitCode == 0)
    try folder.change(db, "UPDATE noise_floor SET relative = 0.25")
    let within = try command.run(gate, in: folder.url)
    #expect(within.exitCode == 0, "\(within.output)\(within.errors)")
    let diff = try command.run(["diff", "smoke"], in: folder.url)
    #expect(diff.output.contains("inside the noise floor of 0.25"), "\(diff.output)")
    try folder.change(db, "UPDATE noise_floor SET relative = 0.15")
    #expect(try command.run(gate, in: folder.url).exitCode == 5)
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
