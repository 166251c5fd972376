import Catalog
import Testing

@Suite("LockedRule")
struct LockedRuleTests {
  @Test("the digest is SHA-256 of the rule")
  func digest() {
    let rule = LockedRule(claim: "a/X1", rule: "abc", locked: "", commit: nil)
    #expect(rule.digest == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}
