import Catalog
import Foundation
import Report
import Testing
import Verdicts

@Suite("JSONReport")
struct JSONReportTests {
  private struct Report: Decodable {
    var schema_version: Int
    var claims: [Claim]
  }

  private struct Claim: Decodable {
    var id: String
    var verdict: String
    var effect: Double?
    var lower: Double?
    var upper: Double?
    var margin: Double
    var n: Int
    var measured: Int
    var declared: Int
    var fidelity: String
    var paper_value: Double?
    var paper_provenance: String?
    var rule: String
    var what_would_change: String
    var `repeat`: String
  }

  @Test("the members that scripts rely on are there")
  func contract() throws {
    let text = ReportFormat.json.text(of: SampleScorecard.card)
    let report = try JSONDecoder().decode(Report.self, from: Data(text.utf8))
    #expect(report.schema_version == 1)
    #expect(report.claims.count == 9)
    let weak = try #require(report.claims.first { $0.id == "large-lr/D4" })
    #expect(weak.verdict == "REPLICATED" && weak.fidelity == "scaled")
    #expect(weak.effect == 2.41 && weak.lower == 1.93 && weak.upper == nil)
    #expect(weak.margin == 1 && weak.n == 6 && weak.measured == 16 && weak.declared == 16)
    #expect(weak.paper_value == 3.2 && weak.paper_provenance == "figure")
    #expect(weak.rule.hasPrefix("REPLICATED when") && weak.what_would_change.hasPrefix("An inter"))
    #expect(weak.repeat.hasPrefix("pwsbench run large-lr --profile quick --dataset cifar-10 -f "))
  }

  @Test("a claim that was not run has no effect")
  func notRun() throws {
    let text = ReportFormat.json.text(of: SampleScorecard.card)
    let report = try JSONDecoder().decode(Report.self, from: Data(text.utf8))
    let claim = try #require(report.claims.first { $0.id == "large-lr/D8" })
    #expect(claim.verdict == "NOT RUN" && claim.effect == nil && claim.n == 0)
  }
}
