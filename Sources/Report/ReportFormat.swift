/// The forms in which a scorecard is written.
public enum ReportFormat: String, Sendable, Hashable, CaseIterable {
  /// For reading on a code host.
  case markdown = "md"
  /// One self-contained file for browsers.
  case html
  /// For programs; carries `schema_version`.
  case json
  /// Tidy values: one row per check, group and seed.
  case csv
  /// For continuous integration: one test case per claim.
  case junit

  /// The counts of verdicts for a badge of shields.io.
  case badge

  /// The name of the file, `scorecard.md`; readers of JUnit expect XML.
  public var fileName: String {
    switch self {
    case .junit: "scorecard.xml"
    case .badge: "badge.json"
    default: "scorecard." + rawValue
    }
  }

  /// Whether drawings of figures have a place in it.
  public var showsFigures: Bool { self == .markdown || self == .html }

  /// The whole file.
  public func text(
    of scorecard: Scorecard,
    options: ReportOptions = ReportOptions()
  ) -> String {
    let document = ScorecardDocument(scorecard: scorecard, claimsOnly: options.claimsOnly)
    return switch self {
    case .markdown: MarkdownWriter().text(document.blocks)
    case .html: HTMLWriter().text(title: document.title, document.blocks)
    case .json: JSONReport(scorecard: scorecard).text
    case .csv: CSVReport(scorecard: scorecard).text
    case .junit: JUnitReport(scorecard: scorecard, isStrict: options.junitStrict).text
    case .badge: BadgeReport(scorecard: scorecard).text
    }
  }
}
