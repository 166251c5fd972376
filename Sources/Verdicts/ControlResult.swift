public import Catalog

/// Whether a control held.
public struct ControlResult: Sendable, Hashable {
  /// The control that was looked at.
  public var control: Control
  /// Whether every measured cell satisfies it; `false` when none was measured.
  public var passed: Bool
  /// Whether any cell of it was measured.
  public var measured: Bool
  /// The value that decided, with its arm and seed.
  public var evidence: String

  /// Creates the result of a control.
  public init(control: Control, passed: Bool, measured: Bool = true, evidence: String) {
    self.control = control
    self.passed = passed
    self.measured = measured
    self.evidence = evidence
  }
}

extension ControlResult {
  /// Judges a control by the least favourable of its cells: one bad seed is a failed control.
  init(_ control: Control, on cells: [CellEvidence]) {
    if control.comparison == .distinct || control.comparison == .within {
      self = ArmSpread(control, on: cells).result
      return
    }
    let values = cells.filter {
      $0.arm.caseID == control.caseID && $0.arm.matches(control.arms)
        && $0.outcome?.isMeasurement == true
    }.compactMap { cell in cell.results[control.metric].map { (cell: cell, value: $0) } }
    let worst = values.min { first, second in
      // NaN satisfies no control, so it is the worst of all.
      if first.value.isNaN || second.value.isNaN { return !second.value.isNaN }
      return control.comparison == .atLeast
        ? first.value < second.value : first.value > second.value
    }
    guard let worst else {
      self.init(
        control: control,
        passed: false,
        measured: false,
        evidence: "no cell reports \(control.metric)"
      )
      return
    }
    let passed =
      control.comparison == .atLeast
      ? worst.value >= control.value : worst.value <= control.value
    let sign = control.comparison.rawValue
    self.init(
      control: control,
      passed: passed,
      evidence:
        "\(control.metric) = \(Numeral.text(worst.value)) of \(worst.cell.arm.label) "
        + "seed \(worst.cell.seed), must be \(sign) \(Numeral.text(control.value)) "
        + "(the least favourable of \(Numeral.count(values.count, "cell")))"
    )
  }
}
