import Foundation
import Testing

@Suite("ReportCommand")
struct ReportCommandTests {
  @Test("every format is written from the database alone")
  func formats() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    #expect(try command.run(["run"], in: folder.url).exitCode == 0)
    let outcome = try command.run(
      ["report", "--format", "md,html,json,csv,junit", "--out", "reports"],
      in: folder.url
    )
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    for name in ["md", "html", "json", "csv", "xml"] {
      #expect(folder.exists("reports/scorecard.\(name)"), "\(name)")
      #expect(outcome.output.contains("Scorecard: reports/scorecard.\(name)\n"))
    }
    struct Document: Decodable {
      struct Claim: Decodable {
        var id: String
        var measured: Int
        var declared: Int
      }
      var schema_version: Int
      var claims: [Claim]
    }
    let json = Data(try folder.text("reports/scorecard.json").utf8)
    let document = try JSONDecoder().decode(Document.self, from: json)
    #expect(document.schema_version == 1 && document.claims.map(\.id) == ["probe-suite/X1"])
    #expect(document.claims.first?.measured == 6 && document.claims.first?.declared == 6)
  }

  @Test("only the claims are written when that is asked, and a badge counts them")
  func claimsOnly() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let run = ["run", "--profile", "smoke", "--progress", "none"]
    #expect(try command.run(run, in: folder.url).exitCode == 0)
    #expect(try folder.text("Results/scorecard.md").contains("### Cost"))
    let outcome = try command.run(
      ["report", "--format", "md,badge", "--claims-only", "--junit-strict"],
      in: folder.url
    )
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let text = try folder.text("Results/scorecard.md")
    #expect(text.contains("probe-suite/X1") && !text.contains("### Cost"))
    #expect(try folder.text("Results/badge.json").contains("\"label\": \"pwsbench smoke\""))
  }

  @Test("a rule changed after the data ends with 8, one that was never locked is only marked")
  func amended() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    #expect(try command.run(["prereg", "lock"], in: folder.url).exitCode == 0)
    #expect(try command.run(["run", "--progress", "none"], in: folder.url).exitCode == 0)
    #expect(try command.run(["report"], in: folder.url).exitCode == 0)
    #expect(!(try folder.text("Results/scorecard.md")).contains("†"))
    let suite = try folder.text("Suites/probe-suite.yaml")
    try folder.write(suite.replacing("margin: 0", with: "margin: 1"), to: "Suites/probe-suite.yaml")
    let changed = try command.run(["report"], in: folder.url)
    #expect(changed.exitCode == 8, "\(changed.errors)")
    #expect(changed.errors.contains("probe-suite/X1: The rule is not the one that was locked"))
    #expect(try folder.text("Results/scorecard.md").contains("† the rule was not fixed before"))
    try FileManager.default.removeItem(atPath: folder.path("Suites/PREREG.lock"))
    let unlocked = try command.run(["report"], in: folder.url)
    #expect(unlocked.exitCode == 0 && unlocked.output.contains("†"), "\(unlocked.errors)")
  }

  @Test("a failed control ends with 8, and its claim is INVALID")
  func control() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let suite = CommandFolder.suite(steps: 3, dataset: "procedural").replacing(
      "controls: []",
      with: """
        controls: [{id: low, says: low, case: products, where: {factors: 1}, \
        require: "log10_condition <= 0"}]
        """
    )
    try folder.write(suite, to: "Suites/probe-suite.yaml")
    let run = try command.run(["run", "--progress", "none"], in: folder.url)
    #expect(run.exitCode == 0 && run.output.contains("INVALID"), "\(run.output)\(run.errors)")
    let report = try command.run(["report"], in: folder.url)
    #expect(report.exitCode == 8 && report.errors.contains("probe-suite: control low failed"))
  }

  @Test("without gnuplot a sentence says so, and every table is there all the same")
  func gnuplotMissing() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    #expect(try command.run(["run", "--progress", "none"], in: folder.url).exitCode == 0)
    let report = ["report", "--format", "md,html", "--out", "plain"]
    let outcome = try command.run(report, in: folder.url, environment: ["PATH": "/nowhere"])
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    for name in ["md", "html"] {
      let text = try folder.text("plain/scorecard.\(name)")
      #expect(text.contains("are not drawn, because gnuplot is not installed"), "\(name)")
      let shown = [
        "Verdicts by fidelity", "Effects and intervals", "Learning curves", "Cost", "Environment",
        "Citations", "probe-suite/X1", "log10_condition by seed", "What would change the verdict:",
      ]
      for part in shown { #expect(text.contains(part), "\(name): \(part)") }
    }
    #expect(!folder.exists("plain/figures"))
  }

  @Test("a missing database is named, and none is made")
  func missing() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let outcome = try BuiltCommand().run(["report", "--db", "none.sqlite"], in: folder.url)
    #expect(outcome.exitCode == 2 && outcome.errors.contains("none.sqlite: no such database"))
    #expect(!folder.exists("none.sqlite"))
  }
}
