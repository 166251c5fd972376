import Catalog
import Foundation
import Harness
import Store

/// A folder with a catalogue and databases made up for measuring the harness.
struct BenchmarkFolder {
  /// The folder.
  let path: String

  /// A suite of many arms.
  static let wide = "wide"
  /// The arms of that suite.
  static let arms = 100
  /// A suite of one arm whose cells take no time.
  static let trivial = "trivial"
  /// Points in one commit, as many as a worker sends together.
  static let batch = 256
  /// Points of every cell in the database that is reported on.
  static let pointsPerCell = 50

  /// The folder of the catalogue.
  var suites: String { path + "/Suites" }
  /// The database that is reported on.
  var database: String { path + "/report.sqlite" }

  /// Makes the folder with its catalogue.
  init() throws {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("pwsbench-bench-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(
      atPath: path + "/Suites",
      withIntermediateDirectories: true
    )
    for (name, text) in [
      ("profiles", Self.profiles), (Self.wide, Self.wideSuite), (Self.trivial, Self.trivialSuite),
    ] {
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(suites)/\(name).yaml"))
    }
  }

  /// Removes the folder.
  func remove() { try? FileManager.default.removeItem(atPath: path) }

  /// Commits points of one attempt in batches; returns the seconds that took.
  func commit(points count: Int) throws -> Double {
    let (store, holder) = try open(path + "/points.sqlite")
    try store.begin(Self.run(options: "{}"), declaring: [Self.cell])
    try begin("attempt", cell: Self.cell.key, in: store)
    let seconds = try HarnessBenchmark.seconds {
      for start in stride(from: 0, to: count, by: Self.batch) {
        try store.append(Self.points(start..<min(start + Self.batch, count)), to: "attempt")
      }
    }
    try store.close(holder)
    return seconds
  }

  /// Fills the database with measured cells; returns their number.
  func fill(_ library: SuiteLibrary, seeds: Int) throws -> Int {
    var options = PlanOptions(suites: [Self.wide], profile: "quick")
    options.seeds = seeds
    let (profile, suites) = try library.selection(options)
    let plan = try Plan(suites: suites, profile: profile, options: options, states: [:])
    let (store, holder) = try open(database)
    try store.begin(
      Self.run(options: try options.text()),
      declaring: plan.cells.map(\.record)
    )
    for (index, cell) in plan.cells.enumerated() {
      let id = "attempt-\(index)"
      try begin(id, cell: cell.key, in: store)
      try store.append(Self.points(0..<Self.pointsPerCell), to: id)
      var end = AttemptEnd(outcome: .ok, ended: Timestamp.now(), seconds: 60)
      end.trajectory = cell.key
      // Any numbers will do that are not all the same.
      let value = Double(index % 97) / 97
      end.results = [
        "train_loss": value, "first_loss": 2.3, "test_accuracy": 60 + value, "diverged": 0,
        "train_accuracy": 70 + value, "diverged_step": .infinity,
      ]
      try store.finish(id, end)
    }
    try store.end(runID: "run", at: Timestamp.now(), isInterrupted: false, exitCode: 0)
    try store.close(holder)
    return plan.cells.count
  }

  private func open(_ path: String) throws -> (ResultStore, Holder) {
    let holder = ProcessIdentity.current()
    let store = try ResultStore(
      path: path,
      holder: holder,
      now: Timestamp.now(),
      isAlive: ProcessIdentity.isAlive
    )
    return (store, holder)
  }

  private func begin(_ id: String, cell: String, in store: ResultStore) throws {
    try store.begin(
      AttemptStart(id: id, cellKey: cell, runID: "run", started: Timestamp.now(), bootID: "")
    )
  }

  private static func points(_ steps: Range<Int>) -> [StoredPoint] {
    steps.map {
      StoredPoint(step: $0, seconds: Double($0), metric: "train_loss", value: 1 / Double($0 + 1))
    }
  }

  private static func run(options: String) -> RunRecord {
    RunRecord(
      id: "run",
      started: Timestamp.now(),
      profile: "quick",
      arguments: ["bench", "--harness"],
      options: options,
      machine: MachineInspection.current(),
      build: BuildRecord(id: "bench", commit: nil, isDirty: nil, compiler: "", executable: nil)
    )
  }

  private static var cell: CellRecord {
    CellRecord(
      key: "cell",
      kind: "train",
      epoch: 1,
      seed: 0,
      settings: "{}",
      identity: "cell",
      engine: nil,
      suite: wide,
      caseID: "train",
      arm: "",
      decision: "new",
      reason: ""
    )
  }
}

extension BenchmarkFolder {
  private static let profiles = """
    format: pwsbench/1
    profiles:
      quick: {seeds: {train: 2, probe: 1}, scale: tiny, budget: 1h, verdicts: on}

    """

  private static func head(_ name: String) -> String {
    """
    format: pwsbench/1
    suite: \(name)
    title: Cells for measuring the harness
    paper: {key: nobody2026nothing, citation: "Nobody. Nothing. 2026."}
    seed_base: 0
    scales:
      tiny: {image_size: 16, train_images: 64, test_images: 32}

    """
  }

  private static var wideSuite: String {
    let rates = (1...arms / 2).map { "0.\($0 < 10 ? "0" : "")\($0)1" }
    let claims = rates.prefix(10).enumerated().map { index, rate in
      """
        - id: X\(index + 1)
          says: With BN the accuracy is higher.
          source: nowhere
          fidelity: scaled
          primary:
            type: superiority
            case: train
            metric: test_accuracy
            treat: {method: bn, lr: \(rate)}
            reference: {method: none, lr: \(rate)}
            margin: 0

      """
    }
    return head(wide) + """
      cases:
        train:
          kind: train
          network: resnet-8
          dataset: procedural
          batch: 16
          steps: 3
          matrix: {method: [bn, none], lr: [\(rates.joined(separator: ", "))]}
          metrics:
            test_accuracy: {unit: pp, better: higher, assume: normal}
          timeout: 2m
      controls: []
      claims:

      """ + claims.joined()
  }

  private static var trivialSuite: String {
    head(trivial) + """
      cases:
        products:
          kind: probe
          probe: matrix-products
          parameters: {size: 2, factors: 1}
          metrics:
            log10_condition: {unit: decades, better: lower, assume: normal}
          timeout: 1m
      controls: []
      claims:
        - id: X1
          says: Condition numbers are not negative.
          source: nowhere
          fidelity: scaled
          primary:
            type: threshold
            case: products
            metric: log10_condition
            threshold: 0

      """
  }
}
