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
  public static func current() -> WorkerUsage {
    var usage = rusage()
    #if canImport(Darwin)
      getrusage(RUSAGE_SELF, &usage)
      let unit = 1.0 / 1_048_576
    #else
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      let unit = 1.0 / 1024
    #endif
    let seconds = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
    let microseconds = Double(usage.ru_utime.tv_usec) + Double(usage.ru_stime.tv_usec)
    return WorkerUsage(
      processorSeconds: Double(seconds) + microseconds / 1e6,
      peakMemory: Double(usage.ru_maxrss) * unit
    )
  }
}
