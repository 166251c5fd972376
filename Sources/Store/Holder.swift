/// A process that holds a store: enough to tell whether it is still the same one.
public struct Holder: Sendable, Hashable {
  /// Changes whenever the machine starts.
  public var bootID: String
  /// The process identifier, which the machine may give again to another process.
  public var pid: Int
  /// When the process started, in clock ticks after the machine's start.
  public var processStart: Int

  /// Creates a holder.
  public init(bootID: String, pid: Int, processStart: Int) {
    self.bootID = bootID
    self.pid = pid
    self.processStart = processStart
  }
}
