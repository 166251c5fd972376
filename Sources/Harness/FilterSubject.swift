public import Catalog
import Store

/// What a filter may ask of an arm, and of the cells that are made of it.
public struct FilterSubject {
  /// The suite of the arm.
  public var suite: Suite
  /// The case of the arm.
  public var template: Case
  /// The arm.
  public var arm: Arm

  /// Creates the subject of an arm.
  public init(suite: Suite, template: Case, arm: Arm) {
    self.suite = suite
    self.template = template
    self.arm = arm
  }

  /// The keys that have a meaning for the arms of `suites`.
  public static func keys(of suites: [Suite]) -> [String] {
    let names = suites.flatMap(\.cases).flatMap { template in
      template.settings.keys + template.matrix.map(\.name)
    }
    let fixed = [
      "suite", "case", "kind", "tag", "claim", "arch", "seed", "key", "outcome",
    ]
    return Set(fixed + SettingField.all.map(\.name) + names).sorted()
  }

  /// The values under a key; a claim has its short and its full name.
  public func values(of key: String) -> [String] {
    switch key {
    case "suite": [suite.id]
    case "case": [template.id, "\(suite.id)/\(template.id)"]
    case "kind": [template.kind.rawValue]
    case "tag": template.tags
    case "claim":
      suite.claims.filter { $0.involves(arm) }.flatMap { [$0.id, "\(suite.id)/\($0.id)"] }
    case "arch": values(of: "network")
    default: arm.settings[key].map { [$0.description] } ?? []
    }
  }

  /// The values of a cell of the arm: those of the arm, and its own.
  ///
  /// - Parameters:
  ///   - key: what is asked for.
  ///   - cell: the cell.
  ///   - states: what the store knows; `nil` when it was not asked yet, and keys are not final.
  /// - Returns: the values; `nil` when they are not known yet.
  func values(
    of key: String,
    for cell: PlannedCell,
    _ states: [String: CellState]?
  ) -> [String]? {
    switch key {
    case "seed": ["\(cell.seed)"]
    case "key": states == nil ? nil : [cell.key, String(cell.key.prefix(8))]
    case "outcome": states.map { [$0[cell.key]?.outcome.rawValue ?? "none"] }
    default: values(of: key)
    }
  }
}
