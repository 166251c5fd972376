import Catalog
import Testing

@Suite("GatePolicyReader")
struct GatePolicyReaderTests {
  static let text = """
    format: pwsbench/1
    confirm: 3
    metrics:
      test_accuracy: {abs: 0.5pp, alpha: 0.05, min_count: 4}
      diverged: {type: proportion}
      step_time: {rel: 3%}
    block: [regression, changed, verdict_downgrade, invalid, broke, unmeasured, missing, prereg]
    warn: [new, not_comparable, improvement]
    waive:
      - {match: "suite:pws arch:plain10", until: 2026-03-01, why: "known, #42"}

    """

  private func messages(_ old: String, _ new: String) -> [String] {
    Example.reader.diagnostics(text: Self.text.replacing(old, with: new), file: "gate.yaml")
      .map { "\($0.location.line):\($0.location.column): \($0.sentence)" }
  }

  @Test("a whole policy is read")
  func whole() throws {
    let policy = try Example.reader.gatePolicy(file: "gate.yaml", texts: ["gate.yaml": Self.text])
    #expect(policy.confirmations == 3)
    #expect(policy.warnings == [.new, .notComparable, .improvement])
    #expect(
      policy.metrics["test_accuracy"]
        == MetricPolicy(absolute: 0.5, alpha: 0.05, minimumCount: 4)
    )
    #expect(policy.metrics["diverged"]?.isProportion == true)
    #expect(policy.metrics["step_time"]?.relative == 0.03)
    let waiver = try #require(policy.waivers.first)
    #expect(waiver.match == ["suite": "pws", "arch": "plain10"])
    #expect(waiver.until == "2026-03-01" && waiver.reason == "known, #42")
    #expect(waiver.location.line == 10)
  }

  @Test("a missing file, and a file with mistakes, are thrown with every mistake")
  func thrown() {
    #expect(throws: CatalogError.self) { try Example.reader.gatePolicy(file: "nowhere/gate.yaml") }
    let texts = ["gate.yaml": Self.text.replacing("confirm: 3", with: "confirm: -1\nconfrim: 2")]
    let error = #expect(throws: CatalogError.self) {
      try Example.reader.gatePolicy(file: "gate.yaml", texts: texts)
    }
    #expect(error?.diagnostics.count == 2)
  }

  @Test("every finding must stand in one list, and in one only")
  func lists() {
    #expect(
      messages("invalid, broke,", "broke,") == [
        "1:1: 'invalid' stands neither in 'block' nor in 'warn'; say what is to happen"
      ]
    )
    #expect(
      messages("warn: [new", "warn: [changed, new") == [
        "8:8: 'changed' stands in 'block' too; keep it in one list"
      ]
    )
    #expect(
      messages("regression, changed", "regresion, changed") == [
        "7:9: unknown finding 'regresion' in 'block' (did you mean 'regression'?)"
      ]
    )
    #expect(
      messages("warn: [new, not_comparable, improvement]\n", "") == [
        "1:1: missing key 'warn' in the gate"
      ]
    )
  }

  @Test("what was not measured cannot be a warning")
  func neverWarns() {
    let text = Self.text.replacing("unmeasured, missing", with: "missing")
      .replacing("warn: [new", with: "warn: [unmeasured, new")
    let found = Example.reader.diagnostics(text: text, file: "gate.yaml").map(\.sentence)
    #expect(
      found == [
        "'unmeasured' cannot be a warning: what was not measured never passes; move it to 'block'"
      ]
    )
  }
}
