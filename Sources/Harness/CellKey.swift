import Checksums
import Training

/// What a cell is: everything that can change its result, and nothing else.
///
/// Two cells with one key are the same measurement, whichever suite asks for it.
struct CellKey: Encodable {
  /// The version of this recipe; raised when keys must change for another reason.
  var format = 1
  /// The epoch of the case.
  var epoch: Int
  /// The experiment, its seed included.
  var experiment: Experiment
  /// SHA-256 of the data set's files when they are not generated.
  var dataset: String?
  /// The fingerprint of what computes; of a timing, what stands for machine and build.
  var engine: String?

  /// The text that is hashed.
  func canonicalText() throws -> String { try CanonicalJSON.text(of: self) }

  /// The key: SHA-256 in hexadecimal.
  static func key(of canonicalText: String) -> String {
    SHA256Digest.hex(of: Array(canonicalText.utf8))
  }
}
