import Foundation
import GRDB

/// A folder for one test, with a small catalogue in it.
struct CommandFolder {
  let url: URL

  init(steps: Int = 3, dataset: String = "procedural") throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("pwsbench-command-\(UUID().uuidString)").resolvingSymlinksInPath()
    let suites = url.appendingPathComponent("Suites")
    try FileManager.default.createDirectory(at: suites, withIntermediateDirectories: true)
    try Data(Self.profiles.utf8).write(to: suites.appendingPathComponent("profiles.yaml"))
    try Data(Self.suite(steps: steps, dataset: dataset).utf8)
      .write(to: suites.appendingPathComponent("probe-suite.yaml"))
  }

  func remove() { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: url.appendingPathComponent(name))
  }

  func text(_ name: String) throws -> String {
    try String(contentsOf: url.appendingPathComponent(name), encoding: .utf8)
  }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  func containsFile(beginningWith prefix: String) -> Bool {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
    return names.contains { $0.hasPrefix(prefix) }
  }

  /// Changes a database behind the program's back.
  func change(_ name: String, _ sql: String) throws {
    try DatabaseQueue(path: path(name)).write { try $0.execute(sql: sql) }
  }

  /// The first column of every row of a query.
  func column(_ name: String, _ sql: String) throws -> [String] {
    try DatabaseQueue(path: path(name)).read { database in
      try Row.fetchAll(database, sql: sql).map { row in
        guard let value = row.first?.1 else { return "" }
        return String.fromDatabaseValue(value) ?? value.description
      }
    }
  }

  static let profiles = """
    format: pwsbench/1
    profiles:
      quick:
        seeds: {train: 2, probe: 3}
        scale: tiny
        budget: 30s
        verdicts: lean
      smoke:
        seeds: 1
        scale: tiny
        budget: 30s
        verdicts: off

    """

  static func suite(steps: Int, dataset: String) -> String {
    """
    format: pwsbench/1
    suite: probe-suite
    title: "Does the command, with a comma, work?"
    paper: {key: nobody2026nothing, citation: "Nobody. Nothing. 2026."}
    seed_base: 7
    scales:
      tiny: {image_size: 16, train_images: 64, test_images: 32}
    cases:
      step:
        kind: train
        network: resnet-8
        dataset: \(dataset)
        batch: 16
        lr: 0.01
        steps: \(steps)
        matrix: {method: [bn, none]}
        metrics:
          train_loss: {better: lower, assume: normal}
        timeout: 2m
      products:
        kind: probe
        probe: matrix-products
        parameters: {size: 8}
        matrix: {factors: [1, 2]}
        metrics:
          log10_condition: {unit: decades, better: lower, assume: normal}
        timeout: 1m
    controls: []
    claims:
      - id: X1
        says: More factors make a larger condition number.
        source: nowhere
        fidelity: scaled
        primary:
          type: superiority
          case: products
          metric: log10_condition
          treat: {factors: 2}
          reference: {factors: 1}
          margin: 0
    """
  }
}

extension CommandFolder {
  /// Adds a timing of a few rounds to the suite.
  func addTiming(rounds: Int = 2) throws {
    let cases = "\ncases:\n"
    let timing = Self.timing.replacing("rounds: 2", with: "rounds: \(rounds)")
    try write(
      try text("Suites/probe-suite.yaml").replacing(cases, with: cases + timing + "\n"),
      to: "Suites/probe-suite.yaml"
    )
  }

  private static let timing = """
      time:
        kind: timing
        probe: step-time
        network: resnet-8
        dataset: procedural
        batch: 4
        lr: 0.01
        reference: bn
        parameters: {turn_steps: 1, rounds: 2, warmup: 1}
        matrix: {method: [bn, none]}
        metrics:
          step_time_ratio: {better: higher, assume: normal}
        timeout: 2m
    """
}
