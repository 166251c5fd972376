import Checksums
public import Store
import Training

/// The hashes of a store, computed again from what they are the hashes of.
public struct StoredHashes {
  /// The store.
  public var store: ResultStore

  /// Creates a check of a store.
  public init(of store: ResultStore) {
    self.store = store
  }

  /// Every hash that is not that of its content, a sentence each.
  ///
  /// A cell's key is the hash of its settings. The trajectory of a probe is the hash of its
  /// results; that of a training run is over every loss and weight, which no store keeps.
  public func problems() throws(StoreError) -> [String] {
    var problems: [String] = []
    try store.forEachCell { key, settings in
      if CellKey.key(of: settings) != key {
        problems.append("cell \(key.prefix(8)) has a key that is not the hash of its settings")
      }
    }
    for measurement in try store.probeMeasurements() {
      let settings = try? CanonicalJSON.value(Settings.self, from: measurement.settings.utf8)
      guard let name = settings?.experiment.probe, let probe = ProbeRegistry.probe(named: name)
      else { continue }
      let results = measurement.results.filter { probe.repeatable?.contains($0.key) ?? true }
      // The bits of a NaN, and the sign of a zero, are not kept.
      guard !results.values.contains(where: { $0.isNaN }),
        !Self.trajectories(of: results).contains(measurement.trajectory)
      else { continue }
      problems.append(
        "cell \(measurement.cellKey.prefix(8)) has results that do not belong to its trajectory"
      )
    }
    return problems
  }

  /// The part of a cell's settings that is looked at.
  private struct Settings: Decodable {
    var experiment: Experiment
  }

  /// The trajectories that a probe with these results may have.
  ///
  /// `diverged` is added to the results of every cell, unless the probe reports it itself.
  private static func trajectories(of results: [String: Double]) -> [String] {
    var own = results
    own["diverged"] = nil
    return [own, results].map { values in
      var trajectory = Trajectory()
      trajectory.add(results: values)
      return trajectory.digest
    }
  }
}
