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

  @Test("arms may have to differ, or to agree")
  func arms() throws {
    let distinct = try Example.suite("test_accuracy >= 25pp", "train_loss distinct")
    #expect(distinct?.controls.first?.comparison == .distinct)
    #expect(distinct?.controls.first?.metric == "train_loss")
    let within = try Example.suite("test_accuracy >= 25pp", "test_accuracy within 3pp")
    #expect(within?.controls.first?.comparison == .within)
    #expect(within?.controls.first?.value == 3)
    #expect(Example.messages("test_accuracy >= 25pp", "train_loss distinct 3").count == 1)
    #expect(Example.messages("test_accuracy >= 25pp", "train_loss within").count == 1)
  }

  @Test("a control guards the claims it names, and all when it names none")
  func guards() throws {
    let all = try #require(try Example.suite()?.controls.first)
    #expect(all.guards == [] && all.isGuarding("X1") && all.isGuarding("X2"))
    let one = try Example.suite("test_accuracy >= 25pp}", "test_accuracy >= 25pp, guards: [X1]}")
    #expect(one?.controls.first?.guards == ["X1"])
    #expect(one?.controls.first?.isGuarding("X2") == false)
    #expect(
      Example.messages("test_accuracy >= 25pp}", "test_accuracy >= 25pp, guards: [X2]}") == [
        "31:111: unknown claim 'X2' in control 'learns' (did you mean 'X1'?)"
      ]
    )
  }

  @Test("other conditions are mistakes")
  func mistakes() {
    #expect(
      Example.messages("test_accuracy >= 25pp", "test_accuracy=25") == [
        "31:79: 'require' must be a metric, '>=', '<=' or 'within' and a number, as "
          + "\"test_accuracy >= 25\", or a metric and 'distinct', found 'test_accuracy=25'"
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
