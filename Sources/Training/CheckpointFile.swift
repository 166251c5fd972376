import Foundation

/// Where the checkpoints of one training run are kept: one file, replaced as a whole.
public struct CheckpointFile: Sendable, Hashable, Codable {
  /// The path of the file.
  public var path: String
  /// What stands for everything that can change the run.
  public var key: String
  /// Seconds between two checkpoints, at least.
  public var interval: Double

  /// Creates a place.
  public init(path: String, key: String, interval: Double) {
    self.path = path
    self.key = key
    self.interval = interval
  }

  /// The checkpoint of the file; `nil` when there is none.
  ///
  /// - Throws: `TrainingCheckpoint.Problem`, or what the system says of the file.
  func read() throws -> TrainingCheckpoint? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    return try TrainingCheckpoint(Data(contentsOf: URL(fileURLWithPath: path)), key: key)
  }

  /// Replaces the file: whoever reads it sees the old one or the new one.
  func write(_ checkpoint: TrainingCheckpoint) throws {
    let data = try checkpoint.data(key: key)
    let target = URL(fileURLWithPath: path)
    let partial = URL(
      fileURLWithPath: "\(path).\(ProcessInfo.processInfo.processIdentifier).partial"
    )
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    do {
      try data.write(to: partial)
      // The name must not be on the disk before the bytes are.
      let handle = try FileHandle(forWritingTo: partial)
      try handle.synchronize()
      try handle.close()
      guard rename(partial.path, target.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    } catch {
      try? FileManager.default.removeItem(at: partial)
      throw error
    }
  }
}

/// What a run has to say about its checkpoints.
public enum CheckpointEvent: Sendable, Hashable, Codable {
  /// It goes on after so many steps, which had taken so many seconds.
  case continued(step: Int, seconds: Double)
  /// There was a checkpoint that is of no use, so the run begins anew.
  case ignored(reason: String)
  /// A checkpoint could not be written; the run goes on without.
  case unsaved(reason: String)
}
