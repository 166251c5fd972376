import Methods
import Testing

@Suite("Branch rule")
struct BranchRuleTests {
  @Test("one leaves the branch as it is")
  func one() {
    #expect(BranchRule.one == .constant(1))
    #expect(BranchRule.one.scale == 1 && !BranchRule.one.isTrained)
    #expect(BranchRule.constant(0.5).scale == 0.5)
    #expect(BranchRule.constant(0) != .one)
  }

  @Test("a factor that is trained is another rule than the same constant")
  func trained() {
    #expect(BranchRule.trained(from: 1) != .one)
    #expect(BranchRule.trained(from: 1).isTrained && !BranchRule.trained(from: 1).hasBias)
    #expect(BranchRule.trained(from: 1, hasBias: true).hasBias)
  }
}
