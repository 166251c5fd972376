import Dispatch
import Foundation

/// Requests of the system to stop, as a stream instead of a sudden end.
///
/// While a value lives, SIGINT, SIGTERM and SIGHUP no longer end the process.
public struct Interruption: ~Copyable {
  /// The signals in the order in which they arrive.
  public let signals: AsyncStream<Int32>
  private let sources: [any DispatchSourceSignal]

  /// Begins to listen.
  public init() {
    let (stream, continuation) = AsyncStream.makeStream(of: Int32.self)
    signals = stream
    let registered = DispatchSemaphore(value: 0)
    let queue = DispatchQueue(label: "pwsbench.interruption")
    sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      #if canImport(Darwin)
        signal(number, SIG_IGN)
      #endif
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { continuation.yield(number) }
      source.setRegistrationHandler { registered.signal() }
      source.resume()
      return source
    }
    // Until a source is registered its signal still ends the process.
    for _ in sources { registered.wait() }
    // A worker that dies must show as an outcome, not end the parent that writes to it.
    signal(SIGPIPE, SIG_IGN)
  }

  /// Ends listening; a signal then does again what it did before.
  public consuming func stop() {
    for source in sources { source.cancel() }
  }
}
