/// The catalogue cannot be used: every mistake of every file, in the order of the files.
public struct CatalogError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The mistakes; never empty.
  public var diagnostics: [Diagnostic]

  /// Creates an error.
  public init(diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }

  /// Every mistake with its line of the file.
  public var description: String { formatted(.text) }

  /// Every mistake in one of the formats of `pwsbench validate`, one after the other.
  public func formatted(_ format: DiagnosticFormat) -> String {
    diagnostics.map { $0.formatted(format) }.joined(separator: "\n")
  }
}
