import Statistics

/// Two groups of brackets, seed by seed.
struct BracketComparison {
  let treat: SeedGroup
  let reference: SeedGroup
  let inference: Inference
  private let step: Double
  private let estimate: Inference
  private let ends: GridEnds

  /// Compares groups on the seeds they share; without a reference the exponent itself is judged.
  ///
  /// A bracket is known only to one step of the grid, so the interval is widened by half a step on
  /// either side. That also keeps it honest where all seeds agree: their rounding to the grid
  /// hides a spread of that order, and Student's interval would be a single point.
  init(_ first: BracketGroup, _ second: BracketGroup?, level: Double) {
    var (treat, reference) = (first.group, second?.group ?? SeedGroup(label: ""))
    var notes: [String] = []
    if second != nil {
      let (one, other, warning) = SeedGroup.paired(treat, reference)
      (treat, reference) = (one, other)
      notes += [warning].compactMap(\.self)
    }
    (self.treat, self.reference) = (treat, reference)
    step = max(first.step, second?.step ?? 0)
    var ends = GridEnds()
    let effects = treat.seeds.compactMap { seed -> Double? in
      guard let one = first.brackets[seed] else { return nil }
      let other = second?.brackets[seed]
      ends.add(one, other)
      return one.exponent - (other?.exponent ?? 0)
    }
    self.ends = ends
    guard !effects.isEmpty else {
      estimate = .none("no seed has a bracket on both sides", level: level)
      inference = estimate
      return
    }
    estimate = Inference(
      .mean(of: Sample(effects)),
      design: .paired,
      scale: Double(effects.count),
      test: "Student's t on log2 of the brackets, ± half a grid step",
      level: level
    )
    inference = estimate.bracketed(step: step, ends: ends, notes: notes)
  }

  /// Sentences on a grid that ended too early.
  func gridWarnings(decided: Bool) -> [String] {
    let note = decided ? " (the conclusion holds whatever lies beyond)" : ""
    return
      (ends.isOpenAbove ? ["the top of the grid is still stable: extend grid upwards" + note] : [])
      + (ends.isOpenBelow ? ["no value of the grid is stable: extend grid downwards" + note] : [])
  }

  /// The seeds that settle the rule although the interval is half a step wider.
  func seedsNeeded(for rule: DecisionRule, alpha: Double) -> Int? {
    guard let spread = estimate.spread, spread.deviation.isFinite else { return nil }
    let distance = abs(rule.distance(of: estimate.value)) - step / 2
    guard distance > 0 else { return nil }
    if spread.deviation == 0 { return Finding.fewestSeeds }
    return Power(design: spread.design, alpha: alpha)
      .seeds(effect: distance / spread.deviation, power: 0.8)
  }
}

/// Where the grids of a comparison ended before the bracket was found.
struct GridEnds {
  /// Whether a top of the grid was still stable, on either side.
  var isOpenAbove = false
  /// Whether no value of a grid was stable, on either side.
  var isOpenBelow = false
  /// Whether the true effect may be anywhere below the one on the grid.
  var mayBeLower = false
  /// Whether the true effect may be anywhere above the one on the grid.
  var mayBeHigher = false

  /// Takes note of one seed's brackets.
  mutating func add(_ treat: Bracket, _ reference: Bracket?) {
    isOpenAbove = isOpenAbove || treat.isOpenAbove || reference?.isOpenAbove == true
    isOpenBelow = isOpenBelow || treat.isOpenBelow || reference?.isOpenBelow == true
    mayBeLower = mayBeLower || treat.isOpenBelow || reference?.isOpenAbove == true
    mayBeHigher = mayBeHigher || treat.isOpenAbove || reference?.isOpenBelow == true
  }
}

extension Inference {
  /// The inference with half a grid step added on either side, and without the ends that a grid
  /// which ended too early leaves open.
  fileprivate func bracketed(step: Double, ends: GridEnds, notes: [String]) -> Inference {
    var result = self
    result.interval = interval.widened(by: step / 2)
    if ends.mayBeLower { result.interval.lower = -.infinity }
    if ends.mayBeHigher { result.interval.upper = .infinity }
    if let above, let below {
      result.above = { ends.mayBeLower ? 1 : above($0 + step / 2) }
      result.below = { ends.mayBeHigher ? 1 : below($0 - step / 2) }
    }
    result.steps.append(
      "Widened by half a grid step, \(Numeral.text(step / 2)), on either side: "
        + "[\(Numeral.text(result.interval.lower)), \(Numeral.text(result.interval.upper))]."
    )
    // Student's warning of a single point does not hold for the widened interval.
    result.warnings =
      notes + (spread?.deviation == 0 ? ["all seeds agree to within the grid step"] : warnings)
    return result
  }
}
