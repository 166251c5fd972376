import Catalog
import Testing
import Verdicts

@Suite("Census")
struct CensusTests {
  let check = HandMadeEvidence.comparison(.superiority, margin: 0)

  func verdict(crashed: Int, missing: Int = 0) -> Verdict {
    var made = HandMadeEvidence.pair([12, 12.1, 11.9, 12], [10, 10.1, 9.9, 10])
    made.claims = [HandMadeEvidence.claim("A1", check)]
    for index in 0..<crashed {
      made.cells[index].outcome = index == 0 ? .timeout : .crashed
      made.cells[index].results = [:]
    }
    for index in 0..<missing {
      made.cells[7 - index].outcome = index == 0 ? .interrupted : nil
    }
    return made.verdicts()[0]
  }

  @Test("crashes are counted in a warning while half of each side remains")
  func half() {
    let verdict = verdict(crashed: 2)
    #expect(verdict.word == .replicated && verdict.measured == 6 && verdict.declared == 8)
    #expect(
      verdict.warnings == ["2 cells without a valid measurement: 1 timeout, 1 crashed"]
    )
  }

  @Test("fewer than half make the claim invalid")
  func invalid() {
    let verdict = verdict(crashed: 3)
    #expect(verdict.word == .invalid)
    #expect(verdict.warnings.contains { $0.contains("method=pws: 1 of 4") })
  }

  @Test("cells that were not run, or were interrupted, are missing and no fault")
  func missing() {
    let verdict = verdict(crashed: 0, missing: 2)
    #expect(verdict.word == .replicated && verdict.measured == 6)
    #expect(verdict.warnings == ["2 cells of 8 not run"])
  }
}
