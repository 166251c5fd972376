import Catalog
import Testing
import Verdicts

@Suite("Control result")
struct ControlResultTests {
  func result(_ values: [Double?], _ comparison: Comparison, _ bound: Double) -> ControlResult? {
    var made = HandMadeEvidence.pair([], values)
    made.controls = [
      Control(
        id: "c",
        says: "It learns.",
        caseID: "train",
        arms: ["method": .text("bn")],
        metric: "accuracy",
        comparison: comparison,
        value: bound
      )
    ]
    return Adjudicator(suite: made.suite, profile: HandMadeEvidence.profile(.on))
      .controls(on: Evidence(cells: made.cells)).first
  }

  @Test("the least favourable cell decides and is named")
  func worst() throws {
    let low = try #require(result([70, 55, 80], .atLeast, 60))
    #expect(!low.passed && low.evidence.hasPrefix("accuracy = 55 of method=bn seed 1"))
    let high = try #require(result([70, 55, 98], .atMost, 97))
    #expect(!high.passed && high.evidence.hasPrefix("accuracy = 98 of method=bn seed 2"))
    #expect(try #require(result([70, 65], .atLeast, 60)).passed)
  }

  @Test("NaN satisfies no control")
  func nan() throws {
    #expect(try !#require(result([70, .nan, 80], .atLeast, 60)).passed)
    #expect(try !#require(result([.nan], .atMost, 60)).passed)
  }

  @Test("a control without a measurement has not passed")
  func unmeasured() throws {
    let found = try #require(result([nil, nil], .atLeast, 60))
    #expect(!found.passed && !found.measured)
  }
}
