import Methods
import Testing

@Suite("Branch rule")
struct BranchRuleTests {
  @Test("the branch joins as it is unless a factor is named")
  func factors() {
    #expect(BranchRule.one.scale == 1)
    #expect(BranchRule.one == .constant(1))
    #expect(BranchRule.constant(0.5).scale == 0.5)
    #expect(BranchRule.constant(0) != .one)
  }
}
