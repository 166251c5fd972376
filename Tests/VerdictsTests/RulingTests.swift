import Catalog
import Testing
import Verdicts

@Suite("Ruling")
struct RulingTests {
  let check = HandMadeEvidence.comparison(.superiority, margin: 0)

  func made(_ treat: [Double?], _ reference: [Double?]) -> HandMadeEvidence {
    var made = HandMadeEvidence.pair(treat, reference)
    made.claims = [HandMadeEvidence.claim("A1", check)]
    return made
  }

  func control(_ bound: Double, method: String = "bn") -> Control {
    Control(
      id: "bn-trains",
      says: "BN learns.",
      caseID: "train",
      arms: ["method": .text(method)],
      metric: "accuracy",
      comparison: .atLeast,
      value: bound
    )
  }

  @Test("nothing run is NOT RUN, whatever the profile")
  func notRun() {
    var evidence = HandMadeEvidence()
    evidence.claims = [HandMadeEvidence.claim("A1", check)]
    evidence.add(["method": .text("pws")], [nil, nil], outcome: nil)
    for policy in VerdictPolicy.allCases {
      let verdict = evidence.verdicts(policy)[0]
      #expect(verdict.word == .notRun && verdict.measured == 0 && verdict.declared == 2)
    }
  }

  @Test("a case that is only declared is NOT RUN, with its reason")
  func declaredOnly() throws {
    var suite = HandMadeEvidence().suite
    suite.cases[0].reason = "It needs a million photographs."
    suite.claims = [HandMadeEvidence.claim("A1", check)]
    let judge = Adjudicator(suite: suite, profile: HandMadeEvidence.profile(.on))
    let verdict = try #require(judge.verdicts(on: Evidence(cells: [])).first)
    #expect(verdict.word == .notRun && verdict.declared == 0)
    #expect(verdict.warnings == ["It needs a million photographs."])
    let last = verdict.primary.explanation.last
    #expect(last == "Verdict NOT RUN: It needs a million photographs.")
  }

  @Test("a profile without verdicts says so")
  func off() {
    let verdict = made([12, 12.1, 11.9], [10, 10.1, 9.9]).verdicts(.off)[0]
    #expect(verdict.word == .inconclusive)
    #expect(verdict.warnings.contains("this profile gives no verdicts"))
    #expect(verdict.primary.word == .replicated)
  }

  @Test("a lean profile leans below three seeds and decides from three on")
  func lean() {
    #expect(made([12, 12.1], [10, 10.1]).verdicts(.lean)[0].word == .leansUp)
    #expect(made([8], [10]).verdicts(.lean)[0].word == .leansDown)
    #expect(made([12, 12.1, 11.9], [10, 10.1, 9.9]).verdicts(.lean)[0].word == .replicated)
    #expect(made([10], [10]).verdicts(.lean)[0].word == .inconclusive)
  }

  @Test("a failed control makes every claim invalid and is named")
  func control() {
    var evidence = made([12, 12.1, 11.9], [10, 10.1, 9.9])
    evidence.controls = [control(10)]
    let verdict = evidence.verdicts()[0]
    #expect(verdict.word == .invalid)
    #expect(verdict.warnings.contains { $0.contains("control bn-trains failed: accuracy = 9.9") })
    evidence.controls = [control(9)]
    #expect(evidence.verdicts()[0].word == .replicated)
  }

  @Test("a control that was not measured withholds the verdict")
  func unmeasured() {
    var evidence = made([12, 12.1, 11.9], [10, 10.1, 9.9])
    evidence.controls = [control(9, method: "gn")]
    let verdict = evidence.verdicts()[0]
    #expect(verdict.word == .inconclusive)
    #expect(verdict.warnings.contains { $0.contains("was not measured") })
  }
}
