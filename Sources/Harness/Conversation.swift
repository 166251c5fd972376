import Checksums
package import Training

/// What a worker has said so far.
package struct Conversation {
  /// The result, once it has arrived.
  package var result: ExperimentResult?
  /// The worker's own reason for having none.
  package var failure: String?
  /// What it said about checkpoints, and nobody has taken yet.
  private var events: [CheckpointEvent] = []
  /// What the last message said the worker used.
  package var usage: WorkerUsage?
  /// What was wrong with a line that is no message.
  package var garbage: String?
  private var lines = LineBuffer()

  /// Creates one of which nothing is known.
  package init() {}

  /// Takes what has arrived and returns the points in it.
  package mutating func add(_ bytes: some Sequence<UInt8>) -> [Point] {
    guard garbage == nil else { return [] }
    var points: [Point] = []
    for line in lines.add(bytes) {
      guard let message = try? CanonicalJSON.value(WorkerMessage.self, from: line),
        message.isWellFormed, result == nil, failure == nil
      else {
        garbage = "wrote a line that is no message: \(Self.excerpt(line))"
        return points
      }
      usage = message.usage
      points += message.points ?? []
      result = message.result
      failure = message.failure
      if let event = message.checkpoint { events.append(event) }
    }
    if lines.isOverlong { garbage = "wrote a line of more than \(LineBuffer.limit) bytes" }
    return points
  }

  /// What was said about checkpoints since the last call.
  package mutating func takeEvents() -> [CheckpointEvent] {
    defer { events = [] }
    return events
  }

  /// Closes the conversation: half a line is no message.
  package mutating func finish() {
    if garbage == nil, !lines.rest.isEmpty {
      garbage = "ended in the middle of a message: \(Self.excerpt(lines.rest))"
    }
  }

  /// The beginning of a line, safe to print.
  private static func excerpt(_ line: ArraySlice<UInt8>) -> String {
    let text = String(decoding: line.prefix(60), as: UTF8.self)
    let printable = text.unicodeScalars.map { $0.value < 32 ? "\u{FFFD}" : Character($0) }
    return "“\(String(printable))\(line.count > 60 ? "…" : "")”"
  }
}
