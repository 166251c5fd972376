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

  @Test("a missing database is named, and none is made")
  func missing() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let outcome = try BuiltCommand().run(["report", "--db", "none.sqlite"], in: folder.url)
    #expect(outcome.exitCode == 2 && outcome.errors.contains("none.sqlite: no such database"))
    #expect(!folder.exists("none.sqlite"))
  }
}
