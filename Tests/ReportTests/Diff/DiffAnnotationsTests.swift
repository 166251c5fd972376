import Report
import Testing

@Suite("DiffAnnotations")
struct DiffAnnotationsTests {
  @Test("every line is a workflow command, at the line of its case where that is known")
  func commands() {
    let lines = DiffFormat.github.text(of: SampleDiff.report()).split(separator: "\n")
    #expect(lines.allSatisfy { $0.hasPrefix("::") })
    #expect(lines.contains { $0.hasPrefix("::error file=Suites/s%2C1.yaml,line=7,col=3::s/train") })
    #expect(lines.last?.hasPrefix("::notice::GATE: FAIL (exit 5)") == true)
    #expect(!lines.contains { $0.contains("is=identical") })
  }
}
