import Catalog
import Report
import Testing

@Suite("RegistrationText")
struct RegistrationTextTests {
  private let text = RegistrationText([
    RuleComparison(
      claim: "a/X1",
      locked: LockedRule(
        claim: "a/X1",
        rule: "type superiority\nmargin 2\n",
        locked: "2026-01-02T03:04:05.000Z",
        commit: "0123456789abcdef"
      ),
      now: "type superiority\nmargin 1\n"
    ),
    RuleComparison(claim: "a/X2", locked: nil, now: "margin 0\n"),
    RuleComparison(
      claim: "a/X3",
      locked: LockedRule(claim: "a/X3", rule: "m\n", locked: "2026-01-02", commit: nil),
      now: nil
    ),
  ])

  @Test("each claim says how it stands, and what changed since when")
  func plain() {
    #expect(
      text.text == """
        a/X1  CHANGED, locked 2026-01-02 at 0123456789ab
          - margin 2
          + margin 1
        a/X2  NOT LOCKED
        a/X3  GONE, locked 2026-01-02
        3 claims: 1 changed, 1 not locked, 1 gone

        """
    )
  }

  @Test("programs read the same")
  func json() {
    for part in [
      "\"schema_version\": 1", "\"status\": \"changed\"", "\"margin 2\"", "\"locked_at\": null",
    ] {
      #expect(text.json.contains(part), "\(part)")
    }
  }
}
