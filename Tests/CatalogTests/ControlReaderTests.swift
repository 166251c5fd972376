import Catalog
import Testing

@Suite("ControlReader")
struct ControlReaderTests {
  @Test("a condition is a metric, a comparison and a number, in points where it is in them")
  func condition() throws {
    let control = try #require(try Example.suite()?.controls.first)
    #expect(control.id == "learns")
    #expect(control.caseID == "train")
    #expect(control.arms == ["method": .text("bn")])
    #expect(control.metric == "test_accuracy")
    #expect(control.comparison == .atLeast)
    #expect(control.value == 25)
    let most = try Example.suite("test_accuracy >= 25pp", "train_loss <= 1e-1")
    #expect(most?.controls.first?.comparison == .atMost)
    #expect(most?.controls.first?.value == 0.1)
  }

  @Test("other conditions are mistakes")
  func mistakes() {
    #expect(
      Example.messages("test_accuracy >= 25pp", "test_accuracy=25") == [
        "31:79: 'require' must be a metric, '>=' or '<=' and a number, as "
          + "\"test_accuracy >= 25\", found 'test_accuracy=25'"
      ]
    )
    #expect(
      Example.messages("test_accuracy >= 25pp", "train_loss >= 25pp") == [
        "31:79: 'require' must end with a number, found '25pp'"
      ]
    )
    #expect(
      Example.messages("where: {method: bn}", "where: {method: pws}") == [
        "31:65: axis 'method' of case 'train' has no value 'pws'; it has bn, none"
      ]
    )
  }
}
