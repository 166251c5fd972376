package import Verdicts

/// A table of a report, before it is written in one of the formats.
package struct Table: Equatable {
  /// The columns from left to right.
  package var columns: [Column]
  /// One cell per column.
  package var rows: [[Cell]]
  /// Whether each row becomes a card of its own on a narrow screen.
  package var isHeadline = false

  package init(_ columns: [Column], rows: [[Cell]], isHeadline: Bool = false) {
    self.columns = columns
    self.rows = rows
    self.isHeadline = isHeadline
  }

  /// A column's title and side.
  package struct Column: Equatable, ExpressibleByStringLiteral {
    package var title: String
    package var isNumber = false

    package init(stringLiteral title: String) { self.title = title }

    /// A column whose cells stand at its right side.
    package static func number(_ title: String) -> Column {
      var column = Column(stringLiteral: title)
      column.isNumber = true
      return column
    }
  }

  /// A cell's text, and the verdict that colours it.
  package struct Cell: Equatable, ExpressibleByStringInterpolation {
    package var text: String
    package var verdict: VerdictWord?

    package init(stringLiteral text: String) { self.text = text }

    package init(_ text: String, verdict: VerdictWord? = nil) {
      self.text = text
      self.verdict = verdict
    }
  }
}
