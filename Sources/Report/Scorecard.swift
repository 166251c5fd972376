public import Verdicts

/// Everything a report shows: values only, gathered from a store before anything is written.
public struct Scorecard: Sendable, Hashable {
  /// The profile that was run, `quick`.
  public var profile: String
  /// When the scorecard was made, as it is to be printed.
  public var date: String
  /// The commit of the program, `+` at its end when the working tree had changes.
  public var commit: String
  /// The machine in one line: cores, processor, instruction set.
  public var machine: String
  /// The data sets that were used.
  public var datasets: [DatasetLine]
  /// Seconds from the start of the run to its end.
  public var wallSeconds: Double
  /// Options beyond the profile that repeat this run, `["--dataset", "cifar-10"]`.
  public var options: [String]
  /// One section per suite, in the order of the catalogue.
  public var suites: [SuiteSection]
  /// What else may matter to a reader who repeats the run: versions, libraries, load.
  public var environment: [EnvironmentRow]
  /// What was drawn of the figures, SVG by the figure's name.
  public var drawings: [String: String] = [:]

  /// Creates a scorecard.
  public init(
    profile: String,
    date: String,
    commit: String,
    machine: String,
    datasets: [DatasetLine],
    wallSeconds: Double,
    options: [String] = [],
    suites: [SuiteSection],
    environment: [EnvironmentRow] = []
  ) {
    self.profile = profile
    self.date = date
    self.commit = commit
    self.machine = machine
    self.datasets = datasets
    self.wallSeconds = wallSeconds
    self.options = options
    self.suites = suites
    self.environment = environment
  }

  /// All verdicts in the order of the suites.
  public var verdicts: [Verdict] { suites.flatMap(\.verdicts) }

  /// All figures in the order of the suites.
  public var figures: [Figure] { suites.flatMap(\.figures) }

  /// The script of every figure for gnuplot, by the figure's name.
  public var scripts: [String: String] {
    Dictionary(figures.map { ($0.id, FigureScript($0).text) }) { first, _ in first }
  }

  /// The drawings as files of their own, by the figure's name.
  public var drawingFiles: [String: String] {
    Dictionary(
      figures.compactMap { figure in
        drawings[figure.id].flatMap {
          FigureDrawing.file($0, id: figure.id, caption: figure.caption)
        }.map { (figure.id, $0) }
      }
    ) { first, _ in first }
  }

  /// Cells with a valid measurement.
  public var cellsMeasured: Int { suites.reduce(0) { $0 + $1.cellsMeasured } }

  /// Cells that the profile asks for.
  public var cellsDeclared: Int { suites.reduce(0) { $0 + $1.cellsDeclared } }
}

/// A data set that cells of a scorecard used.
public struct DatasetLine: Sendable, Hashable {
  /// The name that suites use.
  public var name: String
  /// Whether the images are made by the program.
  public var isSynthetic: Bool
  /// What identifies its content: a checksum, or the generator's version.
  public var identity: String

  /// Creates a line on a data set.
  public init(name: String, isSynthetic: Bool, identity: String = "") {
    self.name = name
    self.isSynthetic = isSynthetic
    self.identity = identity
  }
}

/// A fact about the machine or the program.
public struct EnvironmentRow: Sendable, Hashable {
  /// What is stated.
  public var name: String
  /// Its value as it is to be printed.
  public var value: String

  /// Creates a row.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}
