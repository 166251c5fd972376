import Catalog

/// A small suite without mistakes, and what is said of it when parts are changed.
enum Example {
  static let text = """
    format: pwsbench/1
    suite: example
    title: Does it matter?
    paper: {key: nobody2020, citation: "Nobody. Nothing. 2020."}
    seed_base: 100
    recipes:
      sgd: {momentum: 0.9, schedule: constant}
    scales:
      tiny: {dataset: procedural, network: resnet-8, batch: 8, steps: 2, timeout: 3m}
      big: {dataset: cifar-10, network: resnet-20, batch: 128, epochs: 5}
    cases:
      train:
        kind: train
        recipe: sgd
        weight_decay: 5e-4
        matrix: {method: [bn, none], lr: [0.1, 0.2]}
        metrics:
          test_accuracy: {unit: pp, better: higher}
          train_loss: {better: lower, assume: nothing}
        scales: {big: {batch: 64}}
        tags: [accuracy]
      products:
        kind: probe
        probe: matrix-products
        parameters: {size: 16}
        matrix: {factors: [1, 2, 4]}
        metrics: {log10_condition: {unit: decades}}
        timeout: 90s
        seeds: 8
    controls:
      - {id: learns, says: It learns., case: train, where: {method: bn}, require: test_accuracy >= 25pp}
    claims:
      - id: X1
        says: One is better than the other.
        source: abstract
        fidelity: scaled
        deviations: [smaller, shorter]
        paper: {value: 1.5, text: 93.5 against 92, provenance: code}
        primary:
          type: superiority
          case: train
          metric: test_accuracy
          treat: {method: bn, lr: 0.1}
          reference: {method: none, lr: 0.1}
          margin: 2pp
        secondary:
          - {type: slope, case: products, metric: log10_condition, axis: factors, band: [0.5, 1.5]}
        later: Nothing yet.

    """

  static let profiles = """
    format: pwsbench/1
    profiles:
      smoke: {seeds: 1, scale: tiny, budget: 30s, verdicts: off}
      quick: {seeds: {train: 3, probe: 5}, scale: tiny, budget: 8m, verdicts: lean}
      standard: {seeds: 8, scale: big, budget: none, verdicts: on}

    """

  static let reader = CatalogReader(vocabulary: TestVocabulary.engine)

  /// The example with the first occurrence of each text replaced by another.
  static func text(_ changes: [(String, String)], of text: String = text) -> String {
    var changed = text
    for (old, new) in changes {
      guard let range = changed.firstRange(of: old) else { return "no '\(old)' in the example" }
      changed.replaceSubrange(range, with: new)
    }
    return changed
  }

  /// What is said of the example with a part replaced, one `line:column: message` per mistake.
  static func messages(_ old: String, _ new: String) -> [String] {
    messages(of: text([(old, new)]))
  }

  /// What is said of a text.
  static func messages(of text: String) -> [String] {
    reader.diagnostics(text: text, file: "e.yaml").map { diagnostic in
      "\(diagnostic.location.line):\(diagnostic.location.column): \(diagnostic.sentence)"
    }
  }

  /// The example as a catalogue, with a part of the suite replaced.
  static func library(_ old: String = "", _ new: String = "") throws -> SuiteLibrary {
    let suite = old.isEmpty ? text : text([(old, new)])
    return try reader.read(
      directory: "Suites",
      texts: ["Suites/e.yaml": suite, "Suites/profiles.yaml": profiles]
    )
  }

  /// The example at the scale of a profile, with a part replaced.
  static func suite(
    _ old: String = "",
    _ new: String = "",
    profile: String = "smoke"
  ) throws -> Suite? {
    let library = try library(old, new)
    return try library.suites(profile: library.profile(named: profile)).first
  }
}
