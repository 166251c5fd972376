import Catalog
import Testing

@Suite("Suite")
struct SuiteTests {
  @Test("cases and claims are found by their names")
  func lookups() throws {
    let suite = try #require(try Example.suite())
    #expect(suite.caseNamed("products")?.kind == .probe)
    #expect(suite.caseNamed("X1") == nil)
    #expect(suite.claimNamed("X1")?.primary.caseID == "train")
    #expect(suite.claimNamed("example/X1") == nil)
  }
}
