import Checksums
import Foundation
import Store

/// One event as a line of JSON, for programs that watch a run.
package struct ProgressJSON: Encodable {
  var event: String
  var cell: String?
  var key: String?
  var outcome: String?
  var seconds: Double?
  var detail: String?
  var done: Int
  var declared: Int
  var running: Int
  var remaining: Double?

  /// The event as JSON; `nil` for events that say nothing new.
  package init?(_ event: RunEvent, _ progress: RunProgress) {
    done = progress.done
    declared = progress.declared
    running = progress.running.count
    remaining = progress.remaining()
    switch event {
    case .points, .tick: return nil
    case .started(let cell):
      self.event = "started"
      self.cell = cell.name
      key = cell.key
    case .finished(let cell, let end):
      self.event = "finished"
      self.cell = cell.name
      key = cell.key
      outcome = end.outcome.rawValue
      seconds = end.seconds
      detail = end.detail
    case .continued(let cell, let step):
      self.event = "continued"
      self.cell = cell.name
      key = cell.key
      detail = "from its checkpoint after \(step) steps"
    case .warning(let cell, let text):
      self.event = "warning"
      self.cell = cell.name
      key = cell.key
      detail = text
    case .stopping(let reason):
      self.event = "stopping"
      detail =
        switch reason {
        case .budget: "budget"
        case .data(let problem): problem
        case .failure: "failure"
        case .signal(let number): WorkerReport.name(ofSignal: Int(number))
        }
    }
  }

  /// The event as one line.
  package var line: String? { try? CanonicalJSON.text(of: self) }
}
