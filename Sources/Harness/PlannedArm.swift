import Catalog
import Training

/// An arm on its way to cells: everything that its seeds share.
struct PlannedArm {
  /// The arm with its case and its suite.
  var subject: FilterSubject
  /// The seeds in the order in which they are run.
  var seeds: Range<Int>
  private let experiment: Experiment
  private let engine: String?
  /// The canonical text of a cell.
  private let settings: SeededText
  /// The same without the engine.
  private let identity: SeededText

  /// Resolves an arm.
  ///
  /// - Throws: `PlanError` when the arm is no experiment.
  init(
    _ subject: FilterSubject,
    seeds: Range<Int>,
    options: PlanOptions
  ) throws(PlanError) {
    let arm = subject.arm
    var experiment = try Experiment(arm: arm, seed: 0)
    if let kernels = options.kernels, arm.axes["kernels"] == nil {
      experiment.kernels = kernels
    }
    if let convolution = options.convolution, arm.axes["convolution"] == nil {
      experiment.convolution = convolution
    }
    engine =
      subject.template.kind == .timing
      ? options.place : options.fingerprints?[Canary(of: experiment).name]
    var key = CellKey(
      epoch: subject.template.epoch,
      experiment: experiment,
      dataset: options.datasetChecksums[experiment.dataset]
    )
    do {
      identity = SeededText(try key.canonicalText())
      key.engine = engine
      settings = SeededText(try key.canonicalText())
    } catch {
      throw .encoding(arm: arm.name, detail: "\(error)")
    }
    self.subject = subject
    self.seeds = seeds
    self.experiment = experiment
  }

  /// The cell of a seed; encoding the settings once per arm keeps large plans fast.
  func cell(seed: Int) -> PlannedCell {
    var experiment = experiment
    experiment.seed = seed
    let settings = settings.text(seed: seed)
    let key = CellKey.key(of: settings)
    return PlannedCell(
      key: key,
      identity: engine == nil ? key : CellKey.key(of: identity.text(seed: seed)),
      engine: engine,
      settings: settings,
      arm: subject.arm,
      seed: seed,
      kind: subject.template.kind,
      epoch: subject.template.epoch,
      experiment: experiment,
      timeout: subject.template.timeout,
      decision: .new,
      reason: "never run"
    )
  }

  /// The arms of suites under a profile, in the order of the catalogue.
  static func all(
    of suites: [Suite],
    profile: Profile,
    options: PlanOptions
  ) throws(PlanError) -> [PlannedArm] {
    var arms: [PlannedArm] = []
    for original in suites {
      var suite = original
      if let dataset = options.dataset {
        suite = suite.replacing("dataset", with: .text(dataset))
      }
      // What is only declared has no cells.
      for template in suite.cases where template.reason == nil {
        let count = options.seeds ?? profile.seeds(for: template)
        for arm in suite.arms(of: template) {
          let subject = FilterSubject(suite: suite, template: template, arm: arm)
          let seeds = suite.seedBase..<suite.seedBase + count
          arms.append(try PlannedArm(subject, seeds: seeds, options: options))
        }
      }
    }
    return arms
  }
}

/// The canonical text of an arm, into which the number of a seed is put.
private struct SeededText {
  private let before: String
  private let after: String

  /// Takes a text with the seed 0.
  init(_ text: String) {
    let mark = "\"seed\":"
    let place = text.firstRange(of: mark + "0")
    before = String(text[..<(place?.lowerBound ?? text.endIndex)]) + mark
    after = String(text[(place?.upperBound ?? text.endIndex)...])
  }

  func text(seed: Int) -> String { "\(before)\(seed)\(after)" }
}
