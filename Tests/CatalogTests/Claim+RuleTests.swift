import Catalog
import Testing

@Suite("Claim+Rule")
struct ClaimRuleTests {
  private func rule(_ old: String = "", _ new: String = "") throws -> String {
    let suite = try #require(try Example.suite(old, new))
    return try #require(suite.claims.first).canonicalRule(in: suite)
  }

  @Test("the rule is written out in a fixed form")
  func text() throws {
    #expect(
      try rule() == """
        claim example/X1
        case train epoch 1
        metric test_accuracy unit=pp better=higher assume=normal
        type superiority
        effect difference
        treat lr=0.1 method=bn
        reference lr=0.1 method=none
        margin 2
        alpha 0.05

        """
    )
  }

  @Test("words, order of keys and ways to write a number do not change it")
  func same() throws {
    #expect(try rule("says: One is", "says: This one is") == rule())
    #expect(try rule("treat: {method: bn, lr: 0.1}", "treat: {lr: 1e-1, method: bn}") == rule())
    #expect(try rule("margin: 2pp", "margin: 2.0") == rule())
    #expect(try rule("axis: factors, band: [0.5, 1.5]", "axis: factors, margin: 0") == rule())
  }

  @Test(
    "whatever decides the verdict changes it",
    arguments: [
      ("margin: 2pp", "margin: 1pp"), ("margin: 2pp", "margin: 2pp\n      alpha: 0.01"),
      ("margin: 2pp", "margin: 2pp\n      paired: true"),
      ("type: superiority", "type: non-inferiority"),
      ("treat: {method: bn, lr: 0.1}", "treat: {method: bn, lr: 0.2}"),
      ("    recipe: sgd", "    epoch: 2\n    recipe: sgd"),
      ("    recipe: sgd", "    seeds: 9\n    recipe: sgd"),
      ("better: higher", "better: lower"),
      ("margin: 2pp", "margin: 2pp\n      over: {lr: [0.1]}\n      combine: all"),
    ]
  )
  func different(old: String, new: String) throws {
    #expect(try rule(old, new) != rule())
  }
}
