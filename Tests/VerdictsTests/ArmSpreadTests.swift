import Catalog
import Testing
import Verdicts

@Suite("Arms of one seed")
struct ArmSpreadTests {
  private func control(
    _ comparison: Comparison,
    _ value: Double = 0,
    guards: [String] = []
  ) -> Control {
    Control(
      id: "arms",
      says: "They differ, or not.",
      caseID: "train",
      metric: "accuracy",
      comparison: comparison,
      value: value,
      guards: guards
    )
  }

  private func result(_ control: Control, _ made: HandMadeEvidence) throws -> ControlResult {
    var made = made
    made.controls = [control]
    let judge = Adjudicator(suite: made.suite, profile: HandMadeEvidence.profile(.on))
    return try #require(judge.controls(on: Evidence(cells: made.cells)).first)
  }

  @Test("arms must be distinct in every seed")
  func distinct() throws {
    let passed = try result(control(.distinct), .pair([1, 2], [1.5, 1]))
    #expect(passed.passed && passed.measured)
    let failed = try result(control(.distinct), .pair([1, 2], [1.5, 2]))
    #expect(!failed.passed)
    #expect(
      failed.evidence
        == "accuracy of two arms of seed 1 differs by 0, must differ (the least favourable of 2 seeds)"
    )
  }

  @Test("infinite values of diverged runs say nothing about being distinct")
  func infinite() throws {
    let result = try result(control(.distinct), .pair([.infinity, 2], [.infinity, 3]))
    #expect(result.passed)
    let none = try self.result(control(.distinct), .pair([.infinity], [.infinity]))
    #expect(!none.measured)
  }

  @Test("arms must lie within a distance of one another in every seed")
  func within() throws {
    #expect(try result(control(.within, 1), .pair([1, 2], [1.5, 1])).passed)
    let failed = try result(control(.within, 0.75), .pair([1, 2], [1.5, 1]))
    #expect(!failed.passed)
    #expect(
      failed.evidence
        == "accuracy of two arms of seed 1 differs by 1, must be within 0.75 "
        + "(the least favourable of 2 seeds)"
    )
    #expect(try !result(control(.within, 9), .pair([.infinity], [1])).passed)
    #expect(try result(control(.within, 0), .pair([.infinity], [.infinity])).passed)
    #expect(try !result(control(.within, 9), .pair([.nan], [1])).passed)
  }

  @Test("only the claims that a control guards become invalid with it")
  func guarded() {
    var made = HandMadeEvidence.pair([12, 12.1, 11.9], [10, 10.1, 9.9])
    let check = HandMadeEvidence.comparison(.superiority, margin: 0)
    made.claims = ["A1", "A2"].map { HandMadeEvidence.claim($0, check) }
    made.controls = [control(.within, 0, guards: ["A2"])]
    #expect(made.verdicts().map(\.word) == [.replicated, .invalid])
  }
}
