import Catalog
import Foundation
import Harness

/// A plan as people read it, and as programs do.
struct PlanText {
  var profile: Profile
  var forecast: PlanForecast
  var jobs: Int
  var shards: Int
  /// Bytes of the database per measured cell, when something was measured.
  var bytesPerCell: Double?

  /// Bytes of a training of 500 steps: about 400 points.
  private static let usualBytes = 24_576.0

  var effects: [DetectableEffect]

  /// The plan for people.
  func text() throws -> String {
    var text = try cells.text(.table)
    for decision in [Decision.stale, .failed, .skipped] {
      let reasons = forecast.reasons[decision] ?? [:]
      for (reason, count) in reasons.sorted(by: { $0.key < $1.key }) {
        text += "\(count) \(decision.rawValue): \(reason)\n"
      }
    }
    text += "\n" + cost + "\n" + excess
    let source = bytesPerCell == nil ? ", at 24 KiB a cell as trainings of 500 steps take" : ""
    text += "Disk: about \(ProgressText.number(bytes / 1_048_576)) MiB more\(source)\n"
    return try text + "\n" + detectable.text(.table)
  }

  /// Bytes that the database will grow by.
  private var bytes: Double { (bytesPerCell ?? Self.usualBytes) * Double(forecast.work) }

  private var cost: String {
    let rest = ProgressText.duration(forecast.remaining)
    let place = "\(jobs) jobs" + (shards > 1 ? " on each of \(shards) machines" : "")
    let unknown = forecast.unknown
    let design = profile.budget.map { ", of \(ProgressText.duration($0)) by design" } ?? ""
    let time = "Time: \(rest) with \(place)\(design)"
    return unknown == 0 ? time : "\(time), and \(unknown) cells whose like was never run"
  }

  /// A sentence where the plan takes longer than its profile is made for.
  private var excess: String {
    guard let budget = profile.budget, forecast.remaining > budget else { return "" }
    return "Longer than the profile '\(profile.id)' is made for: run with --time-budget, which the "
      + "same command continues, or name suites.\n"
  }

  private var cells: NameTable {
    NameTable(
      title: "suites",
      columns: ["suite", "cached", "new", "stale", "failed", "skipped", "cpu"],
      rows: forecast.lines.map { line in
        let counts = [Decision.cached, .new, .stale, .failed, .skipped]
          .map { "\(line.counts[$0] ?? 0)" }
        let time = ProgressText.duration(line.seconds)
        return [line.suite] + counts + [line.unknown > 0 ? "\(time) + ?" : time]
      }
    )
  }

  private var detectable: NameTable {
    NameTable(
      title: "claims",
      columns: ["claim", "seeds", "finds effects from", "margin"],
      rows: effects.map { effect in
        [effect.claim, "\(effect.seeds)", effect.text, ProgressText.number(effect.margin)]
      }
    )
  }

  private struct Document: Encodable {
    struct Suite: Encodable {
      var suite: String
      var cells: [String: Int]
      var cpu_seconds: Double
      var unknown_cells: Int
    }

    var schema_version = 1
    var profile: String
    var suites: [Suite]
    var reasons: [String: [String: Int]]
    var jobs: Int
    var shards: Int
    var remaining_seconds: Double
    var budget_seconds: Double?
    var unknown_cells: Int
    var bytes: Double
    var claims: [DetectableEffect]
  }

  /// The plan for programs.
  func json() throws -> String {
    let document = Document(
      profile: profile.id,
      suites: forecast.lines.map { line in
        Document.Suite(
          suite: line.suite,
          cells: Self.named(line.counts),
          cpu_seconds: line.seconds,
          unknown_cells: line.unknown
        )
      },
      reasons: Self.named(forecast.reasons),
      jobs: jobs,
      shards: shards,
      remaining_seconds: forecast.remaining,
      budget_seconds: profile.budget,
      unknown_cells: forecast.unknown,
      bytes: bytes,
      claims: effects
    )
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(document), as: UTF8.self) + "\n"
  }

  private static func named<Value>(_ values: [Decision: Value]) -> [String: Value] {
    Dictionary(values.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: { first, _ in first })
  }
}

extension DetectableEffect {
  /// The effect in the unit of the check, in standard deviations, or both.
  fileprivate var text: String {
    if deviations == 0 { return "any" }
    let spread = deviations.map { "\(ProgressText.number($0)) sd" }
    let sizes = [effect.map(ProgressText.number), spread].compactMap(\.self)
    guard !sizes.isEmpty else { return "nothing, with so few seeds" }
    let grid = blur.map { " + \(ProgressText.number($0))" } ?? ""
    return sizes.joined(separator: " = ") + grid
  }
}
