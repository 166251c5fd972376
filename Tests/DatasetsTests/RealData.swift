import Foundation
import Testing

/// The directory of real data sets, where the environment names one.
enum RealData {
  static let directory = ProcessInfo.processInfo.environment["PWSBENCH_DATA"]

  /// Runs a test only where a file of the real data exists.
  static func needs(_ file: String) -> ConditionTrait {
    .enabled(
      if: directory.map { FileManager.default.fileExists(atPath: $0 + "/" + file) } ?? false,
      "PWSBENCH_DATA does not name a directory with \(file)"
    )
  }
}
