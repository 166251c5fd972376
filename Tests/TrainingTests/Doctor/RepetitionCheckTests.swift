import Testing
import Training

@Suite("Repetition check")
struct RepetitionCheckTests {
  @Test("the engine repeats itself, on any threads and levels", arguments: ["bn", "pws"])
  func repetition(_ method: String) throws {
    let findings = try RepetitionCheck(Experiment.sample(method, network: "plain-4", steps: 2))
      .findings
    #expect(findings.map(\.check) == ["repetition", "threads", "instruction sets"])
    #expect(findings.allSatisfy { $0.outcome == .passed }, "\(findings)")
    #expect(findings.last?.detail.contains("portable") == true)
  }

  @Test("an experiment that cannot run is an error")
  func errors() {
    #expect {
      try RepetitionCheck(Experiment.sample("magic"))
    } throws: {
      "\($0)".contains("there is no method 'magic'")
    }
  }
}
