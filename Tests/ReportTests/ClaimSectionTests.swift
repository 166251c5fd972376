import Catalog
import Foundation
import Report
import Testing
import Verdicts

@Suite("ClaimSection")
struct ClaimSectionTests {
  private let text = ReportFormat.markdown.text(of: SampleScorecard.card)

  @Test("a claim shows its rule, evidence, deviations and the command that repeats it")
  func parts() throws {
    let start = try #require(text.range(of: "### large-lr/D1:"))
    let section = text[start.upperBound...].prefix(while: { $0 != "#" })
    for part in ["**Rule:**", "**Differs from the paper**", "needs ≈ 12 seeds", "Exploratory"] {
      #expect(section.contains(part), "\(part)")
    }
    #expect(
      section.contains(
        "pwsbench run large-lr --profile quick --dataset cifar-10 -f 'claim:D1 OR (case:train)'"
      )
    )
  }

  @Test("a warning that two places raise is shown once")
  func warnings() {
    var card = SampleScorecard.card
    let warning = "n too small: 3 values, needs ≈ 12 seeds"
    card.suites[0].verdicts[3].warnings = [warning]
    #expect(ReportFormat.markdown.text(of: card).split(separator: "- \(warning)").count == 2)
  }
}
