import Comparison
import Testing

@Suite("Change")
struct ChangeTests {
  @Test("an arm names the parts that a waiver may name")
  func parts() {
    let row = ArmChange(
      suite: "s",
      caseID: "c",
      arm: "lr=0.1 method=bn",
      change: .worse,
      reason: ""
    )
    #expect(row.parts == ["suite": "s", "case": "c", "lr": "0.1", "method": "bn"])
    #expect(row.subject == "s/c lr=0.1 method=bn")
  }

  @Test("an alarm stands unless most repetitions speak against it")
  func confirmation() {
    #expect(Confirmation(trials: 2, found: 1).stands && Confirmation(trials: 3, found: 2).stands)
    #expect(!Confirmation(trials: 3, found: 1).stands)
    #expect(!Confirmation(trials: 1, found: 0).stands)
  }
}
