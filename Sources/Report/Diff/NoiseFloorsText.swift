package import Comparison

/// The noise of timings on one machine, for people and for programs.
package struct NoiseFloorsText {
  private let floors: NoiseFloors

  package init(_ floors: NoiseFloors) {
    self.floors = floors
  }

  /// The machine, and one line per arm and metric.
  package var table: String {
    let names = floors.floors.map { "\($0.suite)/\($0.caseID) \($0.arm)" }
    let width = names.map(\.count).max() ?? 0
    let metrics = floors.floors.map(\.metric.count).max() ?? 0
    let rows = zip(names, floors.floors).map { name, floor in
      func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: width - text.count)
      }
      return "\(padded(name, width))  \(padded(floor.metric, metrics))  "
        + "\(DisplayNumber.significant(100 * floor.relative)) % of \(floor.rounds) rounds"
    }
    return (["noise floors of \(floors.machine)"] + rows).map(PlainText.line)
      .joined(separator: "\n") + "\n"
  }

  /// The same as JSON.
  package var json: String {
    JSONText.object([
      ("schema_version", .integer(1)),
      ("machine", .string(floors.machine)),
      ("floors", .array(floors.floors.map(Self.object))),
    ]).text() + "\n"
  }

  private static func object(_ floor: NoiseFloors.Floor) -> JSONText {
    .object([
      ("suite", .string(floor.suite)),
      ("case", .string(floor.caseID)),
      ("arm", .string(floor.arm)),
      ("metric", .string(floor.metric)),
      ("relative", .number(floor.relative)),
      ("rounds", .integer(floor.rounds)),
    ])
  }
}
