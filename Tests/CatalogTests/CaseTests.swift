import Catalog
import Testing

@Suite("Case")
struct CaseTests {
  private let template = Case(
    id: "c",
    kind: .train,
    matrix: [Axis(name: "lr", values: [.number(1)])],
    metrics: [Metric(name: "diverged")]
  )

  @Test("metrics and axes are found by their names")
  func lookups() {
    #expect(template.metric(named: "diverged")?.assume == .normal)
    #expect(template.metric(named: "lr") == nil)
    #expect(template.axis(named: "lr")?.values == [.number(1)])
    #expect(template.axis(named: "diverged") == nil)
  }
}
