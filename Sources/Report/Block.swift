/// A piece of a report before it is written in one of the formats; all texts are plain.
package enum Block: Equatable {
  /// A title; level 1 is the report's own.
  case heading(level: Int, String)
  /// A paragraph, with a word or two in front that say what it is.
  case paragraph(String, label: String? = nil)
  /// A statement that is discussed.
  case quote(String)
  /// Lines under one another, with a label in front of all.
  case list([String], label: String? = nil)
  case table(Table)
  /// Something to be typed, or text whose columns matter.
  case code(String, label: String? = nil)
  /// A plot; its drawing is an SVG element, `nil` where nothing could draw it.
  case figure(Figure, drawing: String?)
  /// Effects with their intervals, one row per verdict.
  case forest([ForestRow])
}
