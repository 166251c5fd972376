/// A new suite to start from: valid and runnable as it stands, with every part that a suite has.
public struct SuiteScaffold: Sendable {
  /// The name of the suite.
  public let id: String

  /// Names a suite; `nil` for a name that commands could not take.
  public init?(id: String) {
    guard Identifier.isValid(id), !SuiteReader.reserved.contains(id),
      !CatalogFiles.reserved.contains(id)
    else { return nil }
    self.id = id
  }

  /// The key of the paper.
  private var key: String { "\(id)-paper" }

  /// The reference of the suite's paper.
  public var bibliography: String {
    """
    @article{\(key),
      author  = {Somebody, Some},
      title   = {The Paper That Is Re-Run},
      journal = {Its Journal},
      year    = {2026}
    }

    """
  }

  /// The suite file.
  public var suite: String {
    """
    # yaml-language-server: $schema=schema/suite.schema.json
    format: \(CatalogFiles.format)
    suite: \(id)
    title: What does this suite ask?
    extends: _base.yaml         # the shared recipes and scales
    paper:
      key: \(key)
      citation: Some Somebody. The paper that is re-run. Its journal 2026.
    seed_base: 1000             # the first seed; choose once, before the first run

    cases:
      compare:                  # what is run: one arm per combination of the matrix
        kind: train
        recipe: sgd
        lr: 0.05
        matrix: {method: [bn, none]}
        metrics:
          train_loss: {better: lower, assume: normal}
          diverged: {better: lower, assume: nothing}
        tags: [example]

    controls:                   # what must hold before any claim may have a verdict
      - id: bn-learns
        says: The network with BN learns, so that a comparison means something.
        case: compare
        where: {method: bn}
        require: "train_loss <= 2.2026"

    claims:
      - id: E1
        says: With batch normalization the training loss is lower.
        source: where the sentence stands in the paper
        fidelity: scaled
        deviations: [a smaller network, far fewer steps]
        paper:
          text: what the paper reports
          provenance: text
        primary:
          type: superiority
          case: compare
          metric: train_loss
          treat: {method: none}
          reference: {method: bn}
          margin: 0.1

    """
  }
}
