import Comparison
import Report
import Testing

@Suite("GateText")
struct GateTextTests {
  @Test("what decides comes first, what was waived or has vanished is listed, the end is last")
  func order() {
    let lines = GateText(SampleDiff.gate, exitCode: 5).lines
    let words = lines.map { $0.prefix { $0 != " " } }
    #expect(Set(words) == ["fails", "warns", "waived", "vanished", "expired", "GATE:"])
    #expect(words.first == "fails" && words.last == "GATE:")
    #expect(lines.contains { $0.contains("until 2026-12-31: known") })
    #expect(lines.contains("expired  the waiver in line 9 ended on 2026-02-01: known | <b>"))
  }

  @Test("the last line says how it ends and why")
  func headline() {
    #expect(GateText(SampleDiff.gate, exitCode: 5).headline.hasPrefix("GATE: FAIL (exit 5), "))
    let empty = Snapshot(origin: SampleDiff.base.origin, cases: [])
    func gate(_ base: Snapshot, _ head: Snapshot) -> Gate {
      Gate(Diff(base: ("a", base), head: ("b", head)), policy: SampleDiff.policy, today: "2026")
    }
    #expect(
      GateText(gate(SampleDiff.base, empty), exitCode: 7).headline
        == "GATE: FAIL (exit 7), nothing was measured"
    )
    #expect(GateText(gate(.sample, .sample), exitCode: 0).headline == "GATE: PASS (exit 0)")
  }
}
