import Catalog
import Testing

@Suite("CaseReader")
struct CaseReaderTests {
  @Test("a case that cannot be run says why, and needs neither settings nor the engine's metrics")
  func declared() throws {
    let kind = "kind: train\n    recipe: sgd"
    let suite = try #require(
      try Example.suite(kind, "kind: train\n    reason: It needs a million photographs.")
    )
    #expect(suite.caseNamed("train")?.reason == "It needs a million photographs.")
    #expect(suite.caseNamed("products")?.reason == nil)
    #expect(
      Example.messages("test_accuracy: {unit", "box_map: {}\n      test_accuracy: {unit").count == 1
    )
    let text = Example.text([
      (kind, "kind: train\n    reason: It needs a million photographs."),
      ("test_accuracy: {unit", "box_map: {}\n      test_accuracy: {unit"),
      ("network: resnet-8, ", ""),
    ])
    #expect(Example.messages(of: text) == [])
    #expect(
      Example.messages(kind, "kind: train\n    reason: photographs") == [
        "14:13: 'reason' must say in a sentence why the case cannot be run"
      ]
    )
  }

  @Test(
    "a timing names a probe that measures time, and nothing else takes a reference",
    arguments: [
      (
        "probe: matrix-products", "probe: step-time",
        "probe 'step-time' measures time; write 'kind: timing'"
      ),
      (
        "kind: probe", "kind: timing",
        "probe 'matrix-products' measures no time; write 'kind: probe'"
      ),
      ("recipe: sgd\n", "reference: bn\n", "case 'train' trains and takes no 'reference'"),
      (
        "kind: probe\n    probe: matrix-products\n    parameters: {size: 16}\n"
          + "    matrix: {factors: [1, 2, 4]}\n    metrics: {log10_condition: {unit: decades}}",
        "kind: timing\n    probe: step-time\n    matrix: {rounds: [1, 2]}\n"
          + "    metrics: {step_time_ratio: {unit: decades}}",
        "case 'products' has no 'reference' at scale 'tiny'; give it in the case, its recipe "
          + "or the scale"
      ),
    ]
  )
  func timing(old: String, new: String, message: String) {
    let messages = Example.messages(old, new)
    #expect(messages.contains { $0.hasSuffix(message) }, "\(messages)")
  }

  @Test("kind, metrics, tags and seeds are read")
  func details() throws {
    let suite = try Example.suite()
    let train = try #require(suite?.caseNamed("train"))
    #expect(train.kind == .train)
    #expect(train.epoch == 1)
    #expect(train.tags == ["accuracy"])
    #expect(
      train.metrics == [
        Metric(name: "test_accuracy", unit: "pp", better: .higher, assume: .normal),
        Metric(name: "train_loss", better: .lower, assume: .nothing),
      ]
    )
    #expect(suite?.caseNamed("products")?.minimumSeeds == 8)
    #expect(train.location.line == 12)
  }

  @Test("a metric that the run does not report is a mistake")
  func metrics() {
    #expect(
      Example.messages("log10_condition: {unit", "log10_conditon: {unit") == [
        "27:15: unknown metric 'log10_conditon' in case 'products' "
          + "(did you mean 'log10_condition'?)"
      ]
    )
  }

  @Test("a probe takes only its own settings and parameters")
  func unread() {
    #expect(
      Example.messages("parameters: {size: 16}", "parameters: {sise: 16}\n    lr: 1") == [
        "25:18: unknown parameter 'sise' in case 'products' (did you mean 'size'?)",
        "26:5: probe 'matrix-products' does not read 'lr'; remove it",
      ]
    )
  }
}
