import Checksums
package import Training

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The other end of a worker process: reads one request, runs it and reports.
public struct Worker: ~Copyable {
  private let channel: WorkerChannel

  /// Creates a worker that talks on `channel`.
  public init(channel: consuming WorkerChannel) {
    self.channel = channel
  }

  /// Runs the request on standard input with the engine.
  ///
  /// - Returns: the exit code of the process: 0 when the parent was told how it ended.
  public consuming func run() -> Int32 {
    run(line: readLine(strippingNewline: true)) { request, emit, tell in
      var runner = ExperimentRunner(
        request.experiment,
        dataDirectory: request.dataDirectory,
        threads: request.threads,
        level: request.level,
        flipsBit: request.flipsBit ?? false
      )
      runner.checkpoints = request.checkpoints
      return try runner.run(emit: emit, tell: tell)
    }
  }

  /// Runs the request of `line` with `execute`.
  package consuming func run(
    line: String?,
    execute: (WorkerRequest, ([Point]) -> Void, (CheckpointEvent) -> Void) throws ->
      ExperimentResult
  ) -> Int32 {
    guard let line, let request = try? CanonicalJSON.value(WorkerRequest.self, from: line.utf8)
    else {
      _ = channel.send(.failure("the request could not be read", usage: .current()))
      return 2
    }
    var batch = PointBatch()
    do {
      let result = try execute(
        request,
        { points in
          let due = batch.add(points)
          // Nobody is left to report to: a parent that died must not leave workers behind.
          if !channel.send(due) { exit(1) }
        },
        { event in _ = channel.send(.checkpoint(event, usage: .current())) }
      )
      _ = channel.send(batch.take())
      return channel.send(.result(result, usage: .current())) ? 0 : 1
    } catch {
      return channel.send(.failure("\(error)", usage: .current())) ? 0 : 1
    }
  }
}
