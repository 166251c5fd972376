import Catalog
import Report
import Testing

@Suite("RepeatCommand")
struct RepeatCommandTests {
  private let command = RepeatCommand(
    suite: "large-lr",
    profile: "quick",
    options: ["--dataset", "a b"]
  )

  private func control(_ id: String, guards: [String] = []) -> Control {
    Control(
      id: id,
      says: "",
      caseID: "train",
      arms: ["method": .text("bn")],
      metric: "loss",
      comparison: .atMost,
      value: 1,
      guards: guards
    )
  }

  @Test("a claim is repeated with the controls that guard it, each once, in a database of its own")
  func claim() {
    let controls = [control("a"), control("b"), control("c", guards: ["D4"])]
    let filter = RepeatCommand.filter(claim: "D3", controls: controls)
    #expect(filter == #"claim:D3 OR (case:train method:"bn")"#)
    #expect(
      command.text(filter: filter)
        == "pwsbench run large-lr --profile quick --dataset 'a b' "
        + #"-f 'claim:D3 OR (case:train method:"bn")' --db repro.sqlite"#
    )
  }

  @Test("a condition stands in quotes, also where no shell would need them")
  func quoted() {
    #expect(command.text(filter: "key:2e15a047").contains(" -f 'key:2e15a047' "))
    #expect(command.text(filter: "claim:'x'; rm").contains(#" -f 'claim:'\''x'\''; rm' "#))
  }
}
