import Catalog
import Testing

@Suite("RuleLock")
struct RuleLockTests {
  private let lock = RuleLock().updated(
    to: ["a/X1": "margin 2\nalpha 0.05\n", "a/X2": "margin 1\n"],
    at: "2026-01-01T00:00:00.000Z",
    commit: "abc"
  )

  @Test("what is unchanged keeps its date, what changed gets the new one, what is gone goes")
  func updated() {
    let now = ["a/X1": "margin 2\nalpha 0.05\n", "a/X3": "margin 0\n"]
    let later = lock.updated(to: now, at: "2026-02-02T00:00:00.000Z", commit: nil)
    #expect(later.rules.keys.sorted() == ["a/X1", "a/X3"])
    #expect(later.rules["a/X1"] == lock.rules["a/X1"])
    #expect(later.rules["a/X3"]?.locked == "2026-02-02T00:00:00.000Z")
    #expect(later.rules["a/X3"]?.commit == nil)
  }

  @Test("every way a rule can stand is told apart, with the lines that differ")
  func comparison() {
    let now = ["a/X1": "margin 3\nalpha 0.05\n", "a/X3": "margin 0\n"]
    let found = lock.comparison(with: now)
    #expect(found.map(\.claim) == ["a/X1", "a/X2", "a/X3"])
    #expect(found.map(\.status) == [.changed, .gone, .unlocked])
    #expect(found[0].removed == ["margin 2"] && found[0].added == ["margin 3"])
    #expect(
      lock.comparison(with: lock.rules.mapValues(\.rule)).map(\.status) == [.locked, .locked]
    )
  }
}
