import Catalog
import Verdicts

/// The verdicts of the made-up scorecard.
extension SampleScorecard {
  static let bn = GroupSummary(
    label: "method=bn",
    values: [0, 0, 0, 0, 0, 0, 0, 0],
    seeds: Array(0..<8),
    diverged: 0
  )
  static let none = GroupSummary(
    label: "method=none",
    values: [1, 1, 1, 1, 1, 1, 1, 1],
    seeds: Array(0..<8),
    diverged: 8
  )

  static let replicated = verdict(
    "D3",
    .replicated,
    says: "Without normalization the network diverges at a large step.",
    paper: PaperValue(text: "yes", provenance: .text),
    primary: CheckResult(
      check: check(.proportion, metric: "diverged", margin: 0.5),
      word: .replicated,
      effect: 1,
      lower: 0.6365,
      upper: 1,
      unit: "",
      pValue: 0.000078,
      treatCount: 8,
      referenceCount: 8,
      test: "Newcombe interval",
      groups: [none, bn],
      warnings: [],
      explanation: ["8 of 8 diverged against 0 of 8.", "0.64 > 0.5."]
    )
  )

  static let weak = verdict(
    "D4",
    .replicated,
    says: "The loss along the gradient explodes.",
    survives: false,
    paper: PaperValue(value: 3.2, text: "> 1e6 against 2.7", provenance: .figure),
    primary: CheckResult(
      check: check(.superiority, metric: "loss_growth", margin: 1, effect: .decades),
      word: .replicated,
      effect: 2.41,
      lower: 1.93,
      upper: .infinity,
      unit: "decades",
      pValue: 0.021,
      treatCount: 3,
      referenceCount: 3,
      test: "Welch",
      groups: [
        GroupSummary(
          label: "method=none",
          values: [2.1, .infinity, .nan],
          seeds: [0, 1, 2],
          diverged: 2
        )
      ],
      warnings: ["1 infinite value enters by its rank"]
    )
  )

  static let refuted = verdict(
    "D10",
    .refuted,
    fidelity: .exact,
    says: "Products of matrices are ill-conditioned.",
    paper: PaperValue(value: 0.5, text: "0.5", provenance: .recall),
    agreement: .smaller,
    later: "Contested by Later (2020).",
    primary: CheckResult(
      check: check(.slope, metric: "log_condition", margin: 0.4, axis: "depth", band: [0.4, 0.6]),
      word: .refuted,
      effect: 0.11,
      lower: 0.094,
      upper: 0.126,
      unit: "decades",
      treatCount: 8,
      referenceCount: 0,
      test: "least squares"
    )
  )

  static let inconclusive = verdict(
    "D1",
    .inconclusive,
    says: "At a small step both are as accurate.",
    deviations: ["resnet-8 instead of resnet-110", "3 epochs"],
    primary: CheckResult(
      check: check(.equivalence, metric: "accuracy", margin: 2),
      word: .inconclusive,
      effect: -0.4,
      lower: -2.6,
      upper: 1.8,
      unit: "pp",
      treatCount: 3,
      referenceCount: 3,
      seedsNeeded: 12,
      test: "Welch",
      warnings: ["n too small: 3 values, needs ≈ 12 seeds"]
    ),
    secondary: [
      CheckResult(
        check: check(.superiority, metric: "speed", margin: 1.02, effect: .ratio),
        word: .refuted,
        effect: 0.981,
        lower: 0.972,
        upper: 0.99,
        unit: "×",
        pValue: 0.98,
        treatCount: 12,
        referenceCount: 12,
        test: "paired t on logs",
        groups: [
          GroupSummary(label: "a, \"b\"", values: [0.98, -.infinity], seeds: [0, 1], diverged: 0)
        ]
      )
    ]
  )

  static let leansUp = verdict(
    "D6",
    .leansUp,
    fidelity: .proxy,
    says: "Means grow with depth.",
    primary: CheckResult(
      check: check(.bracket, metric: "final_loss", margin: 2, axis: "lr", threshold: 2.2),
      word: .inconclusive,
      effect: 4,
      lower: 4,
      upper: 4,
      unit: "log2",
      treatCount: 3,
      referenceCount: 3,
      test: "bracket"
    )
  )

  static let notRun = verdict(
    "D8",
    .notRun,
    says: "Gradients hardly depend on the input.",
    measured: 0,
    primary: CheckResult(
      check: check(.superiority, metric: "modal_share", margin: 0.2),
      word: .notRun,
      effect: .nan,
      lower: .nan,
      upper: .nan,
      unit: "",
      treatCount: 0,
      referenceCount: 0,
      test: ""
    )
  )

  static let invalid = verdict(
    "H1",
    .invalid,
    fidelity: .proxy,
    says: hostile,
    measured: 14,
    paper: PaperValue(text: hostile, provenance: .code),
    warnings: [hostile],
    primary: CheckResult(
      check: check(.fractionRecovered, metric: "accuracy|x", margin: 0.5, band: [0.5, 0.9]),
      word: .inconclusive,
      effect: .nan,
      lower: -.infinity,
      upper: .infinity,
      unit: "",
      treatCount: 8,
      referenceCount: 8,
      test: "Fieller",
      groups: [
        GroupSummary(label: hostile, values: [3.1e-7, -5e16], seeds: [0, 1], diverged: 1)
      ]
    )
  )

  static let leansDown = verdict(
    "H2",
    .leansDown,
    says: "Not worse.",
    primary: CheckResult(
      check: check(.nonInferiority, metric: "accuracy", margin: 1),
      word: .inconclusive,
      effect: -1.9,
      lower: -3.05,
      upper: -0.75,
      unit: "pp",
      treatCount: 3,
      referenceCount: 3,
      test: "Welch"
    )
  )

  static let exact = verdict(
    "H3",
    .replicated,
    fidelity: .exact,
    says: "The shift is zero.",
    primary: CheckResult(
      check: check(.exact, metric: "shift", margin: 0, tolerance: 1e-6),
      word: .replicated,
      effect: 3.1e-8,
      lower: 3.1e-8,
      upper: 3.1e-8,
      unit: "",
      treatCount: 4,
      referenceCount: 0,
      test: "every value against the tolerance"
    )
  )
}
