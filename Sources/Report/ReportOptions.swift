/// What a reader may ask of a report beyond its format.
public struct ReportOptions: Sendable, Hashable {
  /// Whether Markdown and HTML stop after the table of claims and the plot of their effects.
  public var claimsOnly: Bool
  /// Whether a refuted claim is a failure in JUnit.
  public var junitStrict: Bool

  /// Creates options.
  public init(claimsOnly: Bool = false, junitStrict: Bool = false) {
    self.claimsOnly = claimsOnly
    self.junitStrict = junitStrict
  }
}
