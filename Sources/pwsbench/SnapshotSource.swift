import Catalog
import Comparison
import Foundation
import Store

/// Finds what BASE and HEAD name: a baseline, an exported file, a database or a run.
struct SnapshotSource {
  /// The database whose runs are named by their identifiers.
  var database: String
  var shelf: BaselineShelf
  var library: SuiteLibrary

  /// What a name stands for.
  ///
  /// - Parameter name: a path of a database or of an exported baseline, the name of a baseline,
  ///   `latest`, `latest~1`, or the first characters of a run's identifier.
  /// - Returns: the snapshot, under the name that reports show.
  /// - Throws: a failure that says what was looked for.
  func snapshot(_ name: String) throws -> (name: String, snapshot: Snapshot) {
    if FileManager.default.fileExists(atPath: name) { return try file(name) }
    if name.hasPrefix("latest") { return try latest(name) }
    if shelf.names.contains(name) { return (name, try shelf.read(name)) }
    if let run = try run(prefix: name) { return run }
    let known = shelf.names.joined(separator: ", ")
    throw CommandFailure(
      .badCommandLine,
      "unknown baseline, file or run '\(name)'; "
        + (known.isEmpty ? "\(shelf.folder) holds no baseline" : "baselines: \(known)")
    )
  }

  /// The last run of the database, which a gate is about.
  func head() throws -> (name: String, snapshot: Snapshot) { try latest("latest") }

  /// The noise of timings on the machine of a snapshot; none without a database.
  func floors(for snapshot: Snapshot) throws(CommandFailure) -> NoiseFloors {
    guard FileManager.default.fileExists(atPath: database) else { return NoiseFloors() }
    let store = try Self.open(database), machine = snapshot.origin.machine
    do {
      let floors = try store.noiseFloors(ofMachine: machine).map(NoiseFloors.Floor.init)
      return NoiseFloors(machine: machine, floors: floors)
    } catch {
      throw CommandFailure(.badCommandLine, "\(error)")
    }
  }

  private func file(_ path: String) throws -> (name: String, snapshot: Snapshot) {
    if path.hasSuffix(".json") { return (path, try BaselineShelf.read(path: path)) }
    let store = try Self.open(path)
    guard let run = try Self.runs(store).last else { throw Self.noRun(path) }
    return (path, try assemble(store, run))
  }

  /// `latest` is the last run, `latest~1` the one before it.
  private func latest(_ name: String) throws -> (name: String, snapshot: Snapshot) {
    let words = name.split(separator: "~", omittingEmptySubsequences: false)
    let back = words.count == 2 ? Int(words[1]) : 0
    guard let back, back >= 0, words[0] == "latest", words.count <= 2 else {
      throw CommandFailure(.badCommandLine, "'\(name)' is no run; write latest or latest~1")
    }
    let store = try Self.open(database)
    let runs = try Self.runs(store)
    guard back < runs.count else {
      if runs.isEmpty { throw Self.noRun(database) }
      throw CommandFailure(
        .badCommandLine,
        "\(database): holds \(runs.count) runs, so there is no \(name)"
      )
    }
    let run = runs[runs.count - 1 - back]
    return ("run \(run.id.prefix(8))", try assemble(store, run))
  }

  private func run(prefix: String) throws -> (name: String, snapshot: Snapshot)? {
    guard FileManager.default.fileExists(atPath: database) else { return nil }
    let store = try Self.open(database)
    let found = try Self.runs(store).filter { $0.id.hasPrefix(prefix) }
    guard let run = found.first else { return nil }
    guard found.count == 1 else {
      let names = found.map { $0.id.prefix(12) }.joined(separator: ", ")
      throw CommandFailure(.badCommandLine, "'\(prefix)' begins several runs: \(names)")
    }
    return ("run \(run.id.prefix(8))", try assemble(store, run))
  }

  private func assemble(_ store: ResultStore, _ run: RunRecord) throws -> Snapshot {
    try SnapshotAssembly(store: store, run: run, library: library).snapshot()
  }

  private static func open(_ path: String) throws(CommandFailure) -> ResultStore {
    do {
      return try ResultStore(readingFrom: path)
    } catch {
      throw CommandFailure(.badCommandLine, "\(error)")
    }
  }

  private static func runs(_ store: ResultStore) throws(CommandFailure) -> [RunRecord] {
    do {
      return try store.runs()
    } catch {
      throw CommandFailure(.badCommandLine, "\(error)")
    }
  }

  private static func noRun(_ path: String) -> CommandFailure {
    CommandFailure(.nothingMatched, "\(path): holds no run; `pwsbench run` makes one")
  }
}

extension NoiseFloors.Floor {
  /// The floor of a record.
  fileprivate init(_ record: NoiseFloorRecord) {
    self.init(
      suite: record.suite,
      caseID: record.caseID,
      arm: record.arm,
      metric: record.metric,
      relative: record.relative,
      rounds: record.rounds
    )
  }
}
