package import Store
import Training

/// Everything that is known of a worker process after its end.
package struct WorkerReport {
  /// What it said.
  package var conversation = Conversation()
  /// The exit code, when it exited.
  package var exitCode: Int?
  /// The signal, when a signal ended it.
  package var signal: Int?
  /// Why it could not be started.
  package var launchFailure: String?
  /// Whether the deadline ended it.
  package var isTimedOut = false
  /// The limit in MiB that it was ended for; `nil` when it kept to it.
  package var memoryLimit: Double?
  /// Whether a request to stop ended it.
  package var isStopped = false
  /// Processor time that the system counted, in seconds.
  package var processorSeconds: Double?
  /// The largest resident size in MiB that was seen from outside; `nil` when it ended before.
  package var seenMemory: Double?
  /// The last part of its standard error.
  package var standardError = ""
  /// Seconds from start to end.
  package var seconds: Double = 0
  /// The deadline in seconds.
  package var deadline: Double = 0

  /// Creates one of which nothing is known.
  package init() {}

  /// What the store is told.
  package func end(at ended: String) -> AttemptEnd {
    let (outcome, detail) = judgement
    var end = AttemptEnd(outcome: outcome, ended: ended, seconds: seconds)
    end.detail = detail
    end.signal = signal
    end.exitCode = exitCode
    end.processorSeconds = conversation.usage?.processorSeconds ?? processorSeconds
    // What it said last may be older than what was seen of it right before its end.
    end.peakMemory = [conversation.usage?.peakMemory, seenMemory].compactMap(\.self).max()
    end.standardError = standardError
    if outcome.isMeasurement, let result = conversation.result {
      end.trajectory = result.trajectory
      end.results = result.results
      // Divergence is a metric that checks may count, whoever reports it.
      end.results["diverged"] = end.results["diverged"] ?? (result.diverged ? 1 : 0)
    }
    return end
  }

  /// The outcome and the sentence beside it.
  ///
  /// Only a whole result and a clean exit is measured.
  private var judgement: (AttemptOutcome, String?) {
    if let launchFailure { return (.crashed, "could not be started: \(launchFailure)") }
    if let result = conversation.result, conversation.garbage == nil, exitCode == 0 {
      return (result.diverged ? .diverged : .ok, nil)
    }
    if let memoryLimit {
      return (.oom, "used more than \(Self.text(memoryLimit)) MiB; allow more, or run fewer jobs")
    }
    if isTimedOut { return (.timeout, "no result within \(Self.text(deadline)) s") }
    if isStopped { return (.interrupted, "stopped on request") }
    if let garbage = conversation.garbage { return (.crashed, garbage) }
    if let failure = conversation.failure { return (.error, failure) }
    let when = conversation.result == nil ? "without a result" : "after its result"
    if let signal {
      let hint = signal == 9 ? "; the system does this when memory is short" : ""
      return (.crashed, "ended by \(Self.name(ofSignal: signal)) \(when)\(hint)")
    }
    return (.crashed, "exited with code \(exitCode ?? -1) \(when)")
  }

  /// `SIGSEGV` rather than 11.
  package static func name(ofSignal number: Int) -> String {
    let names = [
      1: "SIGHUP", 2: "SIGINT", 3: "SIGQUIT", 4: "SIGILL", 5: "SIGTRAP", 6: "SIGABRT",
      8: "SIGFPE", 9: "SIGKILL", 11: "SIGSEGV", 13: "SIGPIPE", 14: "SIGALRM", 15: "SIGTERM",
    ]
    return names[number] ?? "signal \(number)"
  }

  /// Seconds without a fraction that says nothing.
  private static func text(_ seconds: Double) -> String {
    seconds == seconds.rounded() ? "\(Int(seconds))" : "\(seconds)"
  }
}
