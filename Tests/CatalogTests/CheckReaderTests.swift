import Catalog
import Testing

@Suite("CheckReader")
struct CheckReaderTests {
  @Test("a check becomes what its keys say")
  func check() throws {
    let claim = try #require(try Example.suite()?.claims.first)
    #expect(claim.primary.type == .superiority)
    #expect(claim.primary.caseID == "train")
    #expect(claim.primary.metric == "test_accuracy")
    #expect(claim.primary.treat == ["method": .text("bn"), "lr": .number(0.1)])
    #expect(claim.primary.reference == ["method": .text("none"), "lr": .number(0.1)])
    #expect(claim.primary.effect == .difference)
    #expect(claim.primary.location.line == 40)
    #expect(claim.secondary.first?.axis == "factors")
    #expect(claim.secondary.first?.band == [0.5, 1.5])
  }

  @Test("unknown cases and metrics are mistakes")
  func unknown() {
    #expect(
      Example.messages("{type: slope, case: products", "{type: slope, case: product") == [
        "47:29: unknown case 'product' in secondary check 1 of claim 'X1' "
          + "(did you mean 'products'?)"
      ]
    )
    #expect(
      Example.messages("metric: test_accuracy", "metric: test_acc") == [
        "42:15: unknown metric 'test_acc' in case 'train'; legal: test_accuracy, train_loss"
      ]
    )
  }

  @Test("a case that is mistaken itself does not make its checks mistaken")
  func broken() {
    #expect(
      Example.messages("kind: train", "kind: trane") == [
        "13:11: unknown value 'trane' in 'kind' of case 'train' (did you mean 'train'?)"
      ]
    )
    #expect(Example.messages("method: [bn, none]", "method: [b, none]").count == 1)
  }
}
