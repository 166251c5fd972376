import Catalog
import Checksums
import Verdicts

extension Snapshot {
  /// A made-up run with a case of every kind: what a gate is tested on before it has seen another.
  package static var sample: Snapshot {
    let metrics = [
      MetricSnapshot(name: "test_accuracy", unit: "pp", better: .higher, assume: .normal),
      MetricSnapshot(name: "train_loss", better: .lower, assume: .nothing),
    ]
    let training = CaseSnapshot(
      suite: "sample",
      id: "train",
      kind: "train",
      metrics: metrics,
      arms: [
        .sample("method=bn", ["test_accuracy": 70, "train_loss": 0.8]),
        .sample("method=none", ["test_accuracy": 64, "train_loss": 1.1]),
      ]
    )
    let probe = CaseSnapshot(
      suite: "sample",
      id: "probe",
      kind: "probe",
      metrics: [MetricSnapshot(name: "slope", better: .neither, assume: .exact)],
      arms: [.sample("", ["slope": 0.25])]
    )
    let timing = CaseSnapshot(
      suite: "sample",
      id: "step",
      kind: "timing",
      metrics: [
        MetricSnapshot(name: "step_time_ratio", better: .higher, assume: .normal)
      ],
      arms: [.sampleTiming("method=pws", 1.1)]
    )
    let origin = RunFacts(profile: "sample", date: "2026-01-01", commit: nil, machine: "none")
    return Snapshot(origin: origin, cases: [training, probe, timing])
  }
}

extension ArmSnapshot {
  /// Eight seeds whose values lie evenly within two percent of the means.
  fileprivate static func sample(_ label: String, _ means: [String: Double]) -> ArmSnapshot {
    ArmSnapshot(
      label: label,
      settings: ["epoch": "1"],
      cells: (0..<8).map { seed in
        CellSnapshot(
          seed: seed,
          outcome: .ok,
          trajectory: SHA256Digest.hex(of: "\(label) \(seed)"),
          results: means.mapValues { $0 * (1 + 0.02 * (Double(seed) - 3.5) / 3.5) }
        )
      }
    )
  }

  /// Twelve rounds whose ratios lie within one percent of each other.
  fileprivate static func sampleTiming(_ label: String, _ ratio: Double) -> ArmSnapshot {
    let rounds = (0..<12).map { ratio * (1 + 0.01 * Double($0 * 5 % 12) / 12) }
    let cell = CellSnapshot(
      seed: 0,
      outcome: .ok,
      trajectory: SHA256Digest.hex(of: label),
      rounds: ["step_time_ratio": rounds]
    )
    return ArmSnapshot(label: label, settings: ["epoch": "1"], cells: [cell])
  }
}
