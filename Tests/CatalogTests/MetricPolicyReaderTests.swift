import Catalog
import Testing

@Suite("MetricPolicyReader")
struct MetricPolicyReaderTests {
  private func messages(_ old: String, _ new: String) -> [String] {
    let text = GatePolicyReaderTests.text.replacing(old, with: new)
    return Example.reader.diagnostics(text: text, file: "gate.yaml")
      .map { "\($0.location.line):\($0.location.column): \($0.sentence)" }
  }

  @Test(
    "a mistaken rule is reported at its place, with what to write",
    arguments: [
      (
        "abs: 0.5pp", "abs: -1",
        "4:24: 'abs' must be a number, as 0.5 or 1pp, not negative, found '-1'"
      ),
      (
        "abs: 0.5pp", "abs: 5%",
        "4:24: 'abs' must be a number, as 0.5 or 1pp, not negative, found '5%'"
      ),
      ("rel: 3%", "rel: 0.03", "6:20: 'rel' must be a percentage, as 3%, found '0.03'"),
      ("alpha: 0.05", "alpha: 1", "4:38: 'alpha' must lie between 0 and 0.5, as 0.01"),
      (
        "min_count: 4", "min_count: 1",
        "4:55: 'min_count' must be at least 2: one value has no spread"
      ),
      (
        "type: proportion", "type: proportions",
        "5:20: unknown value 'proportions' in 'type' of metric 'diverged' (did you mean "
          + "'proportion'?)"
      ),
      (
        "abs: 0.5pp", "absolute: 1",
        "4:19: unknown key 'absolute' in metric 'test_accuracy'; legal: abs, rel, alpha, "
          + "min_count, type"
      ),
    ]
  )
  func mistakes(old: String, new: String, message: String) {
    #expect(messages(old, new) == [message])
  }
}
