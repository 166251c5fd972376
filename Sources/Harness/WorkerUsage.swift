#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What a worker has used, as it reports itself.
///
/// The library that starts processes reaps them itself and keeps no resource usage, so every
/// message carries the figures; those of a worker that was killed are the last it sent.
public struct WorkerUsage: Sendable, Hashable, Codable {
  /// Processor time in seconds, user and system.
  public var processorSeconds: Double
  /// The largest resident size so far in MiB.
  public var peakMemory: Double

  /// Creates figures.
  public init(processorSeconds: Double, peakMemory: Double) {
    self.processorSeconds = processorSeconds
    self.peakMemory = peakMemory
  }

  /// What this process has used.
  public static func current() -> WorkerUsage { of(RUSAGE_SELF) }

  /// What the processes that this one has started and waited for have used, the largest memory of
  /// any one of them.
  public static func ofChildren() -> WorkerUsage { of(RUSAGE_CHILDREN) }

  #if canImport(Darwin)
    private static func of(_ who: Int32) -> WorkerUsage {
      var usage = rusage()
      getrusage(who, &usage)
      return WorkerUsage(usage, memoryUnit: 1.0 / 1_048_576)
    }
  #else
    private static func of(_ who: __rusage_who) -> WorkerUsage {
      var usage = rusage()
      getrusage(__rusage_who_t(who.rawValue), &usage)
      return WorkerUsage(usage, memoryUnit: 1.0 / 1024)
    }
  #endif

  /// The figures of the system, whose unit of memory is given in MiB.
  private init(_ usage: rusage, memoryUnit: Double) {
    let seconds = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
    let microseconds = Double(usage.ru_utime.tv_usec) + Double(usage.ru_stime.tv_usec)
    self.init(
      processorSeconds: Double(seconds) + microseconds / 1e6,
      peakMemory: Double(usage.ru_maxrss) * memoryUnit
    )
  }
}
