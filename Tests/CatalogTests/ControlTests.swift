import Catalog
import Testing

@Suite("Control")
struct ControlTests {
  private func control(_ guards: [String]) -> Control {
    Control(
      id: "learns",
      says: "It learns.",
      caseID: "train",
      metric: "train_loss",
      comparison: .atMost,
      value: 2,
      guards: guards
    )
  }

  @Test("a control guards the claims it names, and every claim when it names none")
  func guards() {
    #expect(control(["D1", "D3"]).isGuarding("D3"))
    #expect(!control(["D1", "D3"]).isGuarding("D2"))
    #expect(control([]).isGuarding("D2"))
  }
}
