import Checksums
import Kernels
import Methods
public import Networks

/// A digest of everything a run computed: equal digests mean equal bits.
public struct Trajectory: Sendable {
  private var hash = SHA256Digest()

  /// Creates an empty trajectory.
  public init() {}

  /// Adds the loss of a step.
  public mutating func add(loss: Double) {
    withUnsafeBytes(of: loss.bitPattern.littleEndian) { hash.update($0) }
  }

  /// Adds the parameters and running statistics of a model.
  public mutating func add(weights model: Model) {
    var hash = hash, copy = model
    model.forEachParameter { hash.update($0.value.storage) }
    copy.updateStatistics { hash.update($0.values) }
    self.hash = hash
  }

  /// Adds named numbers, in the order of their names.
  public mutating func add(results: [String: Double]) {
    for name in results.keys.sorted() {
      hash.update(name)
      add(loss: results[name] ?? .nan)
    }
  }

  /// SHA-256 in hexadecimal.
  public var digest: String { hash.hex }
}
