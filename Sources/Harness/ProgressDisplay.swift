import Foundation
import Store

/// Shows on standard error how far a run is; standard output stays free for results.
public struct ProgressDisplay {
  private var progress: RunProgress
  private let text: ProgressText
  private let mode: Mode
  private let write: (String) -> Void
  private var drawn: ContinuousClock.Instant?
  /// Lines of the live view that are on the terminal.
  private var height = 0

  private enum Mode { case live, plain, json, none }

  /// Creates a display.
  ///
  /// - Parameters:
  ///   - format: what was asked for.
  ///   - progress: the run before its beginning.
  ///   - isColoured: whether colours are allowed.
  ///   - terminalWidth: columns; `nil` when standard error is no terminal.
  ///   - write: where text goes.
  public init(
    _ format: ProgressFormat,
    progress: RunProgress,
    isColoured: Bool,
    terminalWidth: Int?,
    write: @escaping (String) -> Void
  ) {
    self.progress = progress
    self.write = write
    text = ProgressText(isColoured: isColoured, width: terminalWidth ?? 80)
    mode =
      switch format {
      case .auto: terminalWidth == nil ? .plain : .live
      case .plain: .plain
      case .json: .json
      case .none: .none
      }
  }

  /// The width of standard error in columns; `nil` when it is no terminal.
  public static func terminalWidth() -> Int? {
    guard isatty(STDERR_FILENO) == 1 else { return nil }
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Takes an event in and shows what has changed.
  public mutating func take(_ event: RunEvent) {
    progress.take(event)
    switch mode {
    case .none: break
    case .json: if let line = ProgressJSON(event, progress)?.line { write(line + "\n") }
    case .plain: showPlain(event)
    case .live: showLive(event)
    }
  }

  /// Leaves the terminal as it was found.
  public func end() {
    if mode == .live { write(erasure) }
  }

  private func showPlain(_ event: RunEvent) {
    switch event {
    case .finished(let cell, let end): write(text.finished(cell, end, progress) + "\n")
    case .stopping(let reason): write(Self.sentence(reason) + "\n")
    case .continued(let cell, let step): write(Self.continued(cell, step) + "\n")
    case .warning(let cell, let text): write(Self.warning(cell, text) + "\n")
    case .started, .points, .tick: break
    }
  }

  private mutating func showLive(_ event: RunEvent) {
    switch event {
    case .finished(let cell, let end) where !end.outcome.isMeasurement:
      print(text.finished(cell, end, progress))
    case .stopping(let reason): print(Self.sentence(reason))
    case .continued(let cell, let step): print(Self.continued(cell, step))
    case .warning(let cell, let text): print(Self.warning(cell, text))
    case .points:
      if let drawn, ContinuousClock.now - drawn < .milliseconds(100) { return }
    case .started, .finished, .tick: break
    }
    drawn = .now
    let view = text.view(progress)
    write(erasure + view.joined(separator: "\n"))
    height = view.count
  }

  /// Puts a line where the live view stood, to stay there.
  private mutating func print(_ line: String) {
    write(erasure + line + "\n")
    height = 0
  }

  /// What takes the live view off the terminal: up to its first line, and everything below.
  private var erasure: String {
    "\r" + (height > 1 ? "\u{1B}[\(height - 1)A" : "") + "\u{1B}[J"
  }

  private static func continued(_ cell: PlannedCell, _ step: Int) -> String {
    "continued \(cell.name) from its checkpoint after \(step) steps"
  }

  private static func warning(_ cell: PlannedCell, _ text: String) -> String {
    "warning: \(cell.name): \(text)"
  }

  private static func sentence(_ reason: StopReason) -> String {
    switch reason {
    case .signal: "Stopping: finished cells are kept, the same command continues."
    case .data: "The images have changed: running cells are ended, finished ones are kept."
    case .failure: "A cell failed: running cells are finished, no other is started."
    case .budget: "The time budget is used up: running cells are finished, no other is started."
    }
  }
}
