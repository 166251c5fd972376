import Subprocess
import Training

/// One worker process from its start to its end.
struct WorkerProcess: Sendable {
  let launch: WorkerLaunch
  /// Seconds the worker may take, those before a checkpoint that it goes on from included.
  let deadline: Double

  /// Starts the worker, gives it `request` and listens until it has ended.
  ///
  /// Never throws: whatever goes wrong is part of the report. When the surrounding task is
  /// cancelled the worker is stopped.
  func run(
    _ request: String,
    onLaunch: @Sendable (Int) -> Void,
    onPoints: @escaping @Sendable ([Point]) -> Void,
    onCheckpoint: @escaping @Sendable (CheckpointEvent) -> Void = { _ in }
  ) async -> WorkerReport {
    let started = ContinuousClock.now
    var options = PlatformOptions()
    // A group of its own: Ctrl-C of the terminal reaches the parent only, and a signal to the
    // group reaches whatever the worker has started.
    options.processGroupID = 0
    options.teardownSequence = [stopping]
    var report = WorkerReport()
    do {
      let result = try await Subprocess.run(
        .path(Self.path(launch.executable)),
        arguments: Arguments(launch.arguments),
        platformOptions: options,
        input: .inputWriter,
        output: .sequence,
        error: .sequence
      ) { execution in
        onLaunch(Int(execution.processIdentifier.value))
        return await listen(
          to: execution,
          request: request,
          onPoints: onPoints,
          onCheckpoint: onCheckpoint
        )
      }
      report = result.closureResult
      switch result.terminationStatus {
      case .exited(let code): report.exitCode = Int(code)
      case .signaled(let signal): report.signal = Int(signal)
      }
    } catch {
      report.launchFailure = "\(error)"
    }
    report.deadline = deadline
    report.seconds = (ContinuousClock.now - started).seconds
    return report
  }

  /// A path of the type that Subprocess wants, whose package is no dependency of ours.
  static func path<Path: ExpressibleByStringLiteral>(_ text: String) -> Path
  where Path.StringLiteralType == String {
    Path(stringLiteral: text)
  }

  private typealias Running = Execution<CustomWriteInput, SequenceOutput, SequenceOutput>

  /// What one of the tasks around a running worker found.
  private enum Finding: Sendable {
    case errorTail(String)
    case deadline(reached: Bool)
    case memory(peak: Double?, exceeded: Bool)
  }

  /// The request to end, to the whole group; Subprocess lets a kill follow.
  private var stopping: TeardownStep {
    .send(signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: launch.grace)
  }

  /// Listens until the worker has closed its channel and ended, or has been stopped.
  private func listen(
    to execution: Running,
    request: String,
    onPoints: @Sendable ([Point]) -> Void,
    onCheckpoint: @Sendable (CheckpointEvent) -> Void
  ) async -> WorkerReport {
    var report = WorkerReport()
    // Before the request: a worker that falls over it has been seen at least once.
    report.seenMemory = Self.residentMemory(of: execution)
    await withTaskGroup(of: Finding.self) { group in
      group.addTask { await .errorTail(Self.tail(of: execution)) }
      group.addTask { await .deadline(reached: stop(execution, after: deadline)) }
      group.addTask { await watchMemory(execution) }
      await converse(with: execution, request, in: &report.conversation, onPoints: onPoints) {
        onCheckpoint($0)
        if case .continued(_, let seconds) = $0 {
          group.addTask { await .deadline(reached: stop(execution, after: deadline - seconds)) }
        }
      }
      if Task.isCancelled {
        report.isStopped = true
        await execution.teardown(using: [stopping])
      } else if report.conversation.garbage != nil {
        await execution.teardown(using: [stopping])
      } else {
        // Signal 0 only asks: a worker that has said everything gets the same grace to leave.
        let asking = TeardownStep.send(
          signal: Signal(rawValue: 0),
          allowedDurationToNextStep: launch.grace
        )
        await execution.teardown(using: [asking, stopping])
      }
      // The worker is a zombie until this closure returns, so its group is still its own.
      report.processorSeconds =
        ProcessStatus(
          pid: Int(execution.processIdentifier.value)
        )?.processorSeconds
      try? execution.send(signal: .kill, toProcessGroup: true)
      group.cancelAll()
      for await finding in group {
        switch finding {
        case .errorTail(let text): report.standardError = text
        case .deadline(let reached): if reached { report.isTimedOut = true }
        case .memory(let peak, let exceeded):
          report.seenMemory = [report.seenMemory, peak].compactMap(\.self).max()
          if exceeded { report.memoryLimit = launch.memoryLimit }
        }
      }
    }
    return report
  }

  /// Gives the worker its request and takes what it says until it closes its channel.
  private func converse(
    with execution: Running,
    _ request: String,
    in conversation: inout Conversation,
    onPoints: @Sendable ([Point]) -> Void,
    onCheckpoint: (CheckpointEvent) -> Void
  ) async {
    // A worker that does not listen shows in what it says, or does not say.
    _ = try? await execution.standardInputWriter.write(Array((request + "\n").utf8))
    try? await execution.standardInputWriter.finish()
    do {
      for try await buffer in execution.standardOutput {
        let points = buffer.withUnsafeBytes { conversation.add($0) }
        for event in conversation.takeEvents() { onCheckpoint(event) }
        if !points.isEmpty { onPoints(points) }
        if conversation.garbage != nil { return }
      }
      conversation.finish()
    } catch {
      conversation.garbage = "its channel broke: \(error)"
    }
  }

  /// Stops the worker after so many seconds; `false` when it ended before.
  private func stop(_ execution: Running, after seconds: Double) async -> Bool {
    do {
      try await Task.sleep(for: .seconds(max(0, seconds)))
    } catch {
      return false
    }
    await execution.teardown(using: [stopping])
    return true
  }

  /// Watches what the worker needs until it ends, and stops it when that is too much memory.
  private func watchMemory(_ execution: Running) async -> Finding {
    var peak: Double?
    repeat {
      guard let used = Self.residentMemory(of: execution) else { continue }
      peak = max(peak ?? 0, used)
      guard let limit = launch.memoryLimit, used > limit else { continue }
      try? execution.send(signal: .kill, toProcessGroup: true)
      return .memory(peak: peak, exceeded: true)
    } while (try? await Task.sleep(for: .milliseconds(200))) != nil
    return .memory(peak: peak, exceeded: false)
  }

  /// The resident size of the worker in MiB; `nil` when there is none any more.
  private static func residentMemory(of execution: Running) -> Double? {
    let status = ProcessStatus(pid: Int(execution.processIdentifier.value))
    return status.map(\.residentMemory).flatMap { $0 > 0 ? $0 : nil }
  }

  /// Reads standard error to its end and keeps its last part.
  private static func tail(of execution: Running) async -> String {
    var tail = ErrorTail()
    do {
      for try await buffer in execution.standardError {
        buffer.withUnsafeBytes { tail.add($0) }
      }
    } catch {
      tail.add("\n[standard error broke: \(error)]".utf8)
    }
    return tail.text
  }
}

extension Duration {
  /// The duration in seconds.
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
