import Catalog
import Harness
import Store

/// A small catalogue and what the tests make of it.
enum SampleCatalog {
  static let profile = Profile(
    id: "quick",
    seeds: [.train: 2, .probe: 3],
    scale: "small",
    verdicts: .lean
  )

  /// A suite with a training case of four arms and a probe of one.
  static func suite(
    _ id: String = "large-lr",
    settings: [String: SettingValue] = [:],
    epoch: Int = 1
  ) -> Suite {
    let base: [String: SettingValue] = [
      "network": .text("resnet-8"), "dataset": .text("procedural"), "batch": .number(64),
      "steps": .number(20),
    ]
    let train = Case(
      id: "train",
      kind: .train,
      epoch: epoch,
      settings: base.merging(settings) { _, new in new },
      matrix: [
        Axis(name: "method", values: [.text("bn"), .text("none")]),
        Axis(name: "lr", values: [.number(0.1), .number(0.2)]),
      ],
      timeout: 60
    )
    let probe = Case(
      id: "moments",
      kind: .probe,
      epoch: epoch,
      settings: [
        "probe": .text("moments"), "network": .text("plain-10"), "depths": .list([.number(5)]),
      ],
      timeout: 30
    )
    return Suite(
      id: id,
      title: "a suite",
      paper: Paper(key: "k", citation: "c"),
      seedBase: 100,
      cases: [train, probe]
    )
  }

  static func plan(
    _ suites: [Suite] = [suite()],
    options: PlanOptions = PlanOptions(profile: "quick"),
    states: [String: CellState] = [:]
  ) throws(PlanError) -> Plan {
    try Plan(suites: suites, profile: profile, options: options, states: states)
  }

  /// A run on a machine that does not matter.
  static func run(_ id: String = "run-1") -> RunRecord {
    RunRecord(
      id: id,
      started: "2026-01-01T00:00:00Z",
      profile: "quick",
      arguments: [],
      options: "{}",
      machine: MachineRecord(
        id: "m",
        hostname: "h",
        system: "s",
        kernel: "k",
        processor: "p",
        cores: 1,
        instructionSets: "",
        memory: 1
      ),
      build: BuildRecord(id: "b", commit: nil, isDirty: nil, compiler: "c", executable: nil)
    )
  }
}
