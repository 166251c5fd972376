import Catalog
import Testing
import Verdicts

@Suite("Proportion")
struct ProportionJudgeTests {
  let check = Check(
    type: .proportion,
    caseID: "train",
    metric: "diverged",
    treat: ["method": .text("none")],
    reference: ["method": .text("bn")],
    margin: 0.5
  )

  /// `count` runs per arm of which the numbers given diverged.
  func made(_ treat: Int, _ reference: Int, of count: Int) -> HandMadeEvidence {
    var made = HandMadeEvidence()
    made.metric = Metric(name: "diverged")
    for (method, events) in [("none", treat), ("bn", reference)] {
      made.add(
        ["method": .text(method)],
        (0..<count).map { $0 < events ? 1 : 0 }
      )
    }
    return made
  }

  @Test(
    "the margin against an exact interval gives all three words",
    arguments: [
      (8, 0, VerdictWord.replicated), (1, 1, .refuted), (7, 2, .inconclusive),
    ]
  )
  func words(treat: Int, reference: Int, word: VerdictWord) {
    #expect(made(treat, reference, of: 8).result(check).word == word)
  }

  @Test("five of five against none misses one half, six of six reaches it")
  func six() {
    #expect(made(5, 0, of: 5).result(check).word == .inconclusive)
    #expect(made(6, 0, of: 6).result(check).word == .replicated)
    #expect(made(5, 0, of: 5).result(check).seedsNeeded == 6)
  }

  @Test("too few runs for the margin lean instead of deciding")
  func lean() {
    var evidence = made(3, 0, of: 3)
    evidence.claims = [HandMadeEvidence.claim("D3", check)]
    #expect(evidence.verdicts(.lean)[0].word == .leansUp)
    #expect(evidence.verdicts(.on)[0].word == .inconclusive)
    var enough = made(6, 0, of: 6)
    enough.claims = evidence.claims
    #expect(enough.verdicts(.lean)[0].word == .replicated)
  }

  @Test("the outcome itself is the event when no metric repeats it")
  func outcome() {
    var evidence = HandMadeEvidence()
    evidence.metric = Metric(name: "diverged")
    evidence.add(["method": .text("none")], [nil, nil, nil], outcome: .diverged)
    evidence.add(["method": .text("bn")], [nil, nil, nil])
    let result = evidence.result(check)
    #expect(result.effect == 1 && result.groups[0].values == [1, 1, 1])
  }

  @Test("a single share has Clopper and Pearson's interval")
  func single() {
    var alone = check
    alone.reference = [:]
    let result = made(8, 0, of: 8).result(alone)
    #expect(result.word == .replicated && result.test == "Clopper–Pearson")
    // 0.05^(1/8)
    #expect(abs(result.lower - 0.68766) < 1e-4 && result.upper == 1)
  }
}
