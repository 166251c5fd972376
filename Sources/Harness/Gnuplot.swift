import Foundation
import Subprocess

/// The program that draws figures, where it is installed.
public enum Gnuplot {
  /// What gnuplot writes for a script; `nil` when it is missing or refuses the script.
  public static func drawing(_ script: String) async -> String? {
    let result = try? await Subprocess.run(
      .name("gnuplot"),
      arguments: ["-"],
      input: .string(script),
      output: .string(limit: 1 << 24),
      error: .discarded
    )
    guard let result, result.terminationStatus.isSuccess else { return nil }
    return result.standardOutput
  }
}
