import Catalog
import Report
import Verdicts

/// A made-up scorecard that holds one of everything; no number in it was measured.
///
/// Every verdict word, a failed control, divergences, ends without bound and hostile texts.
enum SampleScorecard {
  static let hostile = "<script>alert(1)</script> | `x` [a](b) *c*\n# \u{1B}[31mred & \"quoted\""

  static let card = Scorecard(
    profile: "quick",
    date: "2026-03-01",
    commit: "0123abc+",
    machine: "2 cores, avx2",
    datasets: [
      DatasetLine(name: "procedural", isSynthetic: true, identity: "generator 1"),
      DatasetLine(name: "cifar-10", isSynthetic: false, identity: "sha256 6d95"),
    ],
    wallSeconds: 427.4,
    options: ["--dataset", "cifar-10"],
    suites: [learning, other],
    environment: [EnvironmentRow("Swift", "6.3"), EnvironmentRow("Load | at start", "0.4")]
  )

  static let learning = SuiteSection(
    id: "large-lr",
    title: "Does normalization allow large steps?",
    paper: Paper(
      key: "someone2018",
      citation: "Someone. A paper. Venue 2018.",
      arxiv: "1806.02375"
    ),
    controls: [control("learns", passed: true)],
    verdicts: [replicated, weak, refuted, inconclusive, leansUp, notRun],
    census: [.ok: 28, .diverged: 8, .timeout: 1],
    cellsDeclared: 40,
    costs: [
      ArmCost(caseID: "train", label: "lr=0.1 method=bn", cells: 8, seconds: 96),
      ArmCost(caseID: "train", label: "lr=0.1 method=none", cells: 8, seconds: 4300),
    ],
    curves: [
      Curve(
        label: "method=bn seed=0",
        metric: "loss",
        steps: [0, 10, 20],
        values: [2.3, 1.2, 0.8]
      ),
      Curve(
        label: "method=none seed=0",
        metric: "loss",
        steps: [0, 10, 20],
        values: [2.3, 190, .nan]
      ),
    ]
  )

  static let other = SuiteSection(
    id: "other",
    title: "Hostile \(hostile)",
    paper: Paper(key: "b", citation: "\(hostile)", doi: "10.1/x", code: "https://example.org/c"),
    controls: [control("not-too-good", passed: false)],
    verdicts: [invalid, leansDown, exact],
    census: [.ok: 6, .crashed: 2],
    cellsDeclared: 8
  )

  static func control(_ id: String, passed: Bool) -> ControlResult {
    ControlResult(
      control: Control(
        id: id,
        says: "bn reaches 60",
        caseID: "train",
        metric: "accuracy",
        comparison: .atLeast,
        value: 60
      ),
      passed: passed,
      evidence: passed ? "least 71.2 (seed 3)" : "0.1 | method=bn, seed 1"
    )
  }
}
