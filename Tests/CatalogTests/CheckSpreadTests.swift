import Catalog
import Testing

@Suite("CheckSpread")
struct CheckSpreadTests {
  /// The groups of the example's primary check without their learning rate, and lines behind it.
  private func example(_ lines: String) -> String {
    Example.text([
      ("treat: {method: bn, lr: 0.1}", "treat: {method: bn}"),
      ("reference: {method: none, lr: 0.1}", "reference: {method: none}"),
      ("margin: 2pp", "margin: 2pp\n      " + lines),
      (
        "train_loss: {better: lower, assume: nothing}",
        "train_loss: {better: lower}\n      validation_loss: {better: lower}\n"
          + "      diverged_step: {assume: nothing}"
      ),
    ])
  }

  private func check(_ lines: String) throws -> Check {
    let library = try Example.reader.read(
      directory: "S",
      texts: ["S/e.yaml": example(lines), "S/profiles.yaml": Example.profiles]
    )
    let suite = try library.suites(profile: library.profile(named: "smoke")).first
    return try #require(suite?.claims.first?.primary)
  }

  @Test("axes come with all their values, or with those that are given")
  func over() throws {
    let all = try check("over: [lr]\n      combine: all")
    #expect(all.over == [Axis(name: "lr", values: [.number(0.1), .number(0.2)])])
    #expect(all.combine == .all)
    let some = try check("over: {lr: [0.2]}\n      combine: pooled")
    #expect(some.over == [Axis(name: "lr", values: [.number(0.2)])])
    #expect(some.combine == .pooled)
  }

  @Test("the best value of an axis is chosen by a metric of the case")
  func best() throws {
    let check = try check("best: lr\n      by: validation_loss")
    #expect(check.best == "lr" && check.bestBy == "validation_loss")
  }

  @Test(
    "mistakes are named",
    arguments: [
      (
        "over: [ls]\n      combine: all",
        "48:14: unknown axis 'ls' in case 'train' (did you mean 'lr'?)"
      ),
      (
        "over: {lr: [0.3]}\n      combine: all",
        "48:19: axis 'lr' of case 'train' has no value '0.3'; it has 0.1, 0.2"
      ),
      (
        "over: [lr]\n      combine: every",
        "49:16: unknown value 'every' in 'combine' of the primary check of claim 'X1'; "
          + "legal: all, any, pooled"
      ),
      (
        "best: method\n      by: validation_loss",
        "45:14: 'treat' fixes 'method', of which each arm takes its best value; leave it free"
      ),
      (
        "best: lr\n      by: test_accuracy",
        "49:11: 'by' chooses on the test images; take a metric of held-out training images, as "
          + "validation_accuracy"
      ),
      (
        "best: lr\n      by: diverged_step",
        "49:11: 'by' needs a metric that is better higher or lower, not 'diverged_step'"
      ),
      (
        "best: lr\n      by: validation_los",
        "49:11: unknown metric 'validation_los' in case 'train' (did you mean 'validation_loss'?)"
      ),
      (
        "best: rate\n      by: validation_loss",
        "48:13: unknown axis 'rate' in case 'train'; legal: method, lr"
      ),
      (
        "best: lr\n      by: validation_loss\n      over: [lr]\n      combine: all",
        "48:13: 'best' names 'lr', which 'over' goes through; remove one of them"
      ),
    ]
  )
  func mistakes(lines: String, message: String) {
    #expect(Example.messages(of: example(lines)).first == message)
  }

  @Test("an axis that is neither fixed nor gone over still mixes arms")
  func mixture() {
    #expect(
      Example.messages(of: example("alpha: 0.01")).first
        == "45:14: 'treat' mixes arms that differ in 'lr'; give 'lr' a value there"
    )
  }

  @Test("an empty reference needs axes that are gone over")
  func empty() {
    let text = Example.text([("reference: {method: none, lr: 0.1}", "reference: {}")])
    #expect(
      Example.messages(of: text) == [
        "44:18: 'reference' is empty; give the values of its arms, as in {method: bn}"
      ]
    )
  }
}
