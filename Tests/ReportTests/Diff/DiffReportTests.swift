import Comparison
import Report
import Testing

@Suite("DiffReport")
struct DiffReportTests {
  @Test("the sample has a row of every kind, so that every format shows one")
  func kinds() {
    #expect(Set(SampleDiff.diff.arms.map(\.change)) == Set(Change.allCases))
    #expect(
      Set(SampleDiff.diff.claims.map(\.transition)) == Set(ClaimChange.Transition.allCases)
    )
  }

  @Test("every format is the expected file")
  func golden() throws {
    let files: [DiffFormat: String] = [
      .text: "diff.txt", .markdown: "diff.md", .json: "diff.json", .github: "diff-github.txt",
    ]
    for format in DiffFormat.allCases {
      let name = try #require(files[format])
      try Golden.expect(format.text(of: SampleDiff.report()), equals: name)
    }
  }

  @Test("rows without a difference are shown only when they are asked for")
  func all() {
    let text = DiffFormat.text.text(of: SampleDiff.report(showsAll: true))
    let short = DiffFormat.text.text(of: SampleDiff.report())
    #expect(text.contains("= s/train is=identical") && !short.contains("is=identical"))
    #expect(text.contains("= s/A1") && !short.contains("s/A1"))
  }

  @Test("a comparison without a difference and without a gate says how much it compared")
  func nothing() {
    let snapshot = Snapshot(origin: SampleDiff.base.origin, cases: [])
    let diff = Diff(base: ("a", snapshot), head: ("b", snapshot))
    let text = DiffFormat.text.text(of: DiffReport(diff))
    #expect(text.hasSuffix("\n\n0 arms; 0 of 0 cells measured\n"))
    #expect(DiffFormat.markdown.text(of: DiffReport(diff)).contains("nothing differs"))
  }
}
