import Catalog
import Testing

@Suite("Claim arms")
struct ClaimArmsTests {
  @Test("a claim involves the arms of its checks, primary and secondary, and no others")
  func involves() throws {
    let suite = try #require(try Example.suite())
    let claim = try #require(suite.claimNamed("X1"))
    let arms = suite.cases.flatMap { suite.arms(of: $0) }
    #expect(
      arms.filter(claim.involves).map(\.label) == [
        "lr=0.1 method=bn", "lr=0.1 method=none", "factors=1", "factors=2", "factors=4",
      ]
    )
  }
}
