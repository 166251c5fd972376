/// How one fixture compares with its reference.
public struct ConformanceResult: Sendable, Hashable, CustomStringConvertible {
  /// What was computed; empty when the file could not be read.
  public let operation: String
  /// The file's name without its extension.
  public let name: String
  /// The tensor that differs most, max|ours − reference| / max(max|reference|, 1e-6), and the bound.
  public let worst: String
  /// The difference of that tensor, relative to its largest reference value.
  public let error: Double
  /// The largest difference that passes.
  public let tolerance: Double
  /// Why nothing could be compared.
  public let problem: String?

  /// Whether every tensor is within the tolerance.
  public var passed: Bool { problem == nil && error <= tolerance }

  /// One line: operation, name, worst tensor, error, tolerance, pass or FAIL.
  public var description: String {
    if let problem {
      return "FAIL  \(operation.isEmpty ? "" : operation + "  ")\(name)  \(problem)"
    }
    return [
      passed ? "pass" : "FAIL", operation, name, worst, "error \(error.shortened)",
      "tolerance \(tolerance.shortened)",
    ].joined(separator: "  ")
  }
}

extension Double {
  /// Two significant digits.
  fileprivate var shortened: String {
    guard isFinite, self > 0 else { return "\(self)" }
    var exponent = 0, mantissa = self
    while mantissa >= 10 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    while mantissa < 1 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
    return "\((mantissa * 10).rounded() / 10)e\(exponent)"
  }
}
