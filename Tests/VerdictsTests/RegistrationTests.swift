import Testing
import Verdicts

@Suite("Registration")
struct RegistrationTests {
  @Test("only a rule fixed before the data needs no warning")
  func amended() {
    let flagged = Registration.Status.allCases.filter { status in
      Registration(status: status, digest: "", locked: nil, commit: nil, note: "").isAmended
    }
    #expect(flagged == [.amended, .unlocked])
  }
}
