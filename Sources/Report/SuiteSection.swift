public import Catalog
public import Verdicts

/// What a scorecard says of one suite.
public struct SuiteSection: Sendable, Hashable {
  /// The suite's name, `large-lr`.
  public var id: String
  /// One line that says what the suite asks.
  public var title: String
  /// The paper that is re-run.
  public var paper: Paper
  /// What had to hold before any claim may have a verdict.
  public var controls: [ControlResult]
  /// The verdicts in the order of the claims.
  public var verdicts: [Verdict]
  /// How many cells ended in which way; cells that were not run stand in none.
  public var census: [CellOutcome: Int]
  /// Cells that the profile asks for.
  public var cellsDeclared: Int
  /// What the arms cost.
  public var costs: [ArmCost]
  /// Measurements along some executions; may be empty.
  public var curves: [Curve]
  /// Plots of what was measured; may be empty.
  public var figures: [Figure] = []
  /// The suite's papers as BibTeX; may be empty.
  public var bibliography = ""

  /// Creates a section.
  public init(
    id: String,
    title: String,
    paper: Paper,
    controls: [ControlResult],
    verdicts: [Verdict],
    census: [CellOutcome: Int],
    cellsDeclared: Int,
    costs: [ArmCost] = [],
    curves: [Curve] = []
  ) {
    self.id = id
    self.title = title
    self.paper = paper
    self.controls = controls
    self.verdicts = verdicts
    self.census = census
    self.cellsDeclared = cellsDeclared
    self.costs = costs
    self.curves = curves
  }

  /// Cells with a valid measurement; a divergence is one.
  public var cellsMeasured: Int {
    census.reduce(0) { $1.key.isMeasurement ? $0 + $1.value : $0 }
  }

  /// Cells that have not been run.
  public var cellsNotRun: Int { max(0, cellsDeclared - census.values.reduce(0, +)) }
}

/// What the cells of one arm cost.
public struct ArmCost: Sendable, Hashable {
  /// The case the arm belongs to.
  public var caseID: String
  /// The arm, `lr=0.1 method=bn`.
  public var label: String
  /// Cells that were run.
  public var cells: Int
  /// Seconds of all its cells together.
  public var seconds: Double

  /// Creates a cost.
  public init(caseID: String, label: String, cells: Int, seconds: Double) {
    self.caseID = caseID
    self.label = label
    self.cells = cells
    self.seconds = seconds
  }
}

/// A metric along one execution.
public struct Curve: Sendable, Hashable {
  /// The arm and the seed.
  public var label: String
  /// The metric that is shown.
  public var metric: String
  /// Optimizer steps.
  public var steps: [Int]
  /// One value per step; NaN and infinities are measurements too.
  public var values: [Double]

  /// Creates a curve.
  public init(label: String, metric: String, steps: [Int], values: [Double]) {
    self.label = label
    self.metric = metric
    self.steps = steps
    self.values = values
  }
}
