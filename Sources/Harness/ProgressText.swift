import Catalog
import Foundation
public import Store

/// The words in which progress is shown.
public struct ProgressText: Sendable {
  /// Whether failures are coloured.
  public var isColoured: Bool
  /// The width of the terminal in columns.
  public var width: Int

  /// Creates the words for a terminal.
  public init(isColoured: Bool, width: Int) {
    self.isColoured = isColoured
    self.width = max(20, width)
  }

  /// The live view: how far every suite is, what is running, and the live line, from top to bottom.
  ///
  /// At most `rows` running cells are shown, those that started first.
  public func view(
    _ progress: RunProgress,
    rows: Int = 8,
    at now: ContinuousClock.Instant = .now
  ) -> [String] {
    var lines: [String] = []
    if progress.suites.count > 1 {
      let suites = progress.suites.map { "\($0.name) \($0.done)/\($0.declared)" }
      lines.append(fitting(suites.joined(separator: " · ")))
    }
    let running = progress.running.values.sorted {
      ($0.started, $0.cell.name) < ($1.started, $1.cell.name)
    }
    for running in running.prefix(rows) {
      var line = "  \(running.cell.name) \(Self.duration((now - running.started).seconds))"
      if let loss = running.loss { line += ", loss \(Self.number(loss))" }
      lines.append(fitting(line))
    }
    return lines + [live(progress, at: now)]
  }

  /// A line that is cut to the width of the terminal.
  private func fitting(_ line: String) -> String {
    line.count > width - 1 ? line.prefix(width - 2) + "…" : line
  }

  /// The live line, never wider than the terminal.
  public func live(_ progress: RunProgress, at now: ContinuousClock.Instant = .now) -> String {
    var parts = ["\(progress.done)/\(progress.declared)"]
    if !progress.running.isEmpty { parts.append("\(progress.running.count) running") }
    if progress.diverged > 0 { parts.append("\(progress.diverged) diverged") }
    let failures = Self.failures(progress)
    if let failures { parts.append(failures) }
    if let seconds = progress.remaining(at: now) {
      parts.append("\(Self.duration(seconds)) left")
    }
    var line = parts.joined(separator: " · ")
    line = fitting(line)
    guard isColoured, let failures else { return line }
    return line.replacing(failures, with: "\u{1B}[31m\(failures)\u{1B}[0m", maxReplacements: 1)
  }

  /// The line of a cell that has ended.
  public func finished(
    _ cell: PlannedCell,
    _ end: AttemptEnd,
    _ progress: RunProgress,
    at now: ContinuousClock.Instant = .now
  ) -> String {
    let count = "\(progress.declared)".count
    let done = String(repeating: " ", count: max(0, count - "\(progress.done)".count))
    var line = "[\(done)\(progress.done)/\(progress.declared)] \(end.outcome.rawValue)"
    line += " \(cell.name) \(Self.number(end.seconds)) s"
    if let detail = end.detail { line += ": \(detail)" }
    if let seconds = progress.remaining(at: now), progress.done < progress.declared {
      line += " (\(Self.duration(seconds)) left)"
    }
    return line
  }

  /// Failures by cause, `2 crashed, 1 timeout`.
  private static func failures(_ progress: RunProgress) -> String? {
    guard !progress.failures.isEmpty else { return nil }
    return progress.failures.sorted { $0.key.rawValue < $1.key.rawValue }
      .map { "\($0.value) \($0.key.rawValue)" }.joined(separator: ", ")
  }

  /// A length of time, `1h05m`, `3m20s` or `12s`.
  public static func duration(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds < 1e9 else { return "unknown" }
    let whole = Int(seconds.rounded(.up))
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    if whole >= 3600 { return "\(whole / 3600)h\(two(whole % 3600 / 60))m" }
    return whole >= 60 ? "\(whole / 60)m\(two(whole % 60))s" : "\(whole)s"
  }

  /// A number with three digits.
  public static func number(_ value: Double) -> String {
    guard value.isFinite else { return "\(value)" }
    let magnitude = abs(value)
    if magnitude != 0, magnitude < 0.001 || magnitude >= 1e6 {
      return value.formatted(.number.notation(.scientific).precision(.significantDigits(3)))
    }
    let places = magnitude >= 100 ? 0 : magnitude >= 10 ? 1 : magnitude >= 1 ? 2 : 3
    return value.formatted(.number.precision(.fractionLength(places)).grouping(.never))
  }
}
