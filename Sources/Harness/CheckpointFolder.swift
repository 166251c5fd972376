import Foundation
public import Store
public import Training

/// The folder beside a database in which running cells keep their checkpoints, one file per cell.
///
/// A cell's key stands for everything that can change its result, so a file of that name is of that
/// cell and of no other engine. The folder may be removed at any time: cells then begin anew.
public struct CheckpointFolder: Sendable, Hashable {
  /// The path of the folder.
  public var path: String
  /// Seconds between two checkpoints of a cell, at least.
  public var interval: Double

  /// Creates the folder of the database at `database`.
  public init(beside database: String, interval: Double) {
    path = database + "-checkpoints"
    self.interval = interval
  }

  /// Where the checkpoints of a cell are.
  public func file(ofCell key: String) -> CheckpointFile {
    CheckpointFile(path: "\(path)/\(key).safetensors", key: key, interval: interval)
  }

  /// Decides on the checkpoint of a cell whose attempt has ended.
  ///
  /// It stays when the attempt was interrupted, or crashed before it had gone on from one: what crashes
  /// again where it left off begins anew. A cell that ran out of time would do so again.
  func settle(cell key: String, after outcome: AttemptOutcome, isContinued: Bool) {
    switch outcome {
    case .interrupted, .running: return
    case .crashed where !isContinued, .oom where !isContinued: return
    case .ok, .diverged, .timeout, .oom, .crashed, .error: remove(file(ofCell: key).path)
    }
  }

  /// Removes what no cell will go on from: files that were not finished, and those of measured cells.
  public func clean(measured keys: Set<String>) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] {
      let key = String(name.prefix { $0 != "." })
      if name.hasSuffix(".partial") || keys.contains(key) { remove("\(path)/\(name)") }
    }
  }

  /// Removes a file, and the folder with its last one.
  private func remove(_ file: String) {
    try? FileManager.default.removeItem(atPath: file)
    rmdir(path)
  }
}
