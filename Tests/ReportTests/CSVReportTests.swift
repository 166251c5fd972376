import Catalog
import Report
import Testing
import Verdicts

@Suite("CSVReport")
struct CSVReportTests {
  private let lines = ReportFormat.csv.text(of: SampleScorecard.card).components("\r\n")

  @Test("there is one row per value, and NaN is marked by its kind")
  func rows() {
    #expect(
      lines.first?.hasPrefix("suite,claim,role,check,case,metric,group,seed,value,kind") == true
    )
    #expect(lines.contains("large-lr,D4,primary,superiority,train,loss_growth,method=none,2,,nan"))
    #expect(lines.contains("large-lr,D4,primary,superiority,train,loss_growth,method=none,1,,+inf"))
    let values = SampleScorecard.card.verdicts.flatMap { [$0.primary] + $0.secondary }
      .flatMap(\.groups).reduce(0) { $0 + $1.values.count }
    // The header, and the empty piece after the last line break.
    #expect(lines.count == values + 2)
  }

  @Test("fields with commas, quotes and line breaks are quoted")
  func quoted() {
    #expect(lines.contains { $0.contains(#","a, ""b""",0,0.98,finite"#) })
    #expect(lines.contains { $0.contains(#"| `x` [a](b) *c*"# + "\n# ") })
  }
}

extension String {
  fileprivate func components(_ separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
