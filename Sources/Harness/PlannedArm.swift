import Catalog
import Training

/// An arm on its way to cells: everything that its seeds share.
struct PlannedArm {
  /// The arm with its case and its suite.
  var subject: FilterSubject
  /// The seeds in the order in which they are run.
  var seeds: Range<Int>
  private let experiment: Experiment
  /// The canonical text of a cell, without the number of its seed between the two parts.
  private let settings: (before: String, after: String)

  /// The seed as it stands in the canonical text of the arm.
  private static let seed = "\"seed\":0"

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
    let text: String
    do {
      text = try CellKey(
        epoch: subject.template.epoch,
        experiment: experiment,
        dataset: options.datasetChecksums[experiment.dataset],
        place: subject.template.kind == .timing ? options.place : nil
      ).canonicalText()
    } catch {
      throw .encoding(arm: arm.name, detail: "\(error)")
    }
    guard let place = text.firstRange(of: Self.seed) else {
      throw .encoding(arm: arm.name, detail: "there is no seed in \(text)")
    }
    settings = (String(text[..<place.upperBound].dropLast()), String(text[place.upperBound...]))
    self.subject = subject
    self.seeds = seeds
    self.experiment = experiment
  }

  /// The cell of a seed; encoding the settings once per arm keeps large plans fast.
  func cell(seed: Int) -> PlannedCell {
    var experiment = experiment
    experiment.seed = seed
    let settings = "\(settings.before)\(seed)\(settings.after)"
    return PlannedCell(
      key: CellKey.key(of: settings),
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
