/// How a run shows how far it is.
public enum ProgressFormat: String, Sendable, Hashable, CaseIterable {
  /// A live line on a terminal, plain lines elsewhere.
  case auto
  /// One line per finished cell.
  case plain
  /// One JSON object per event and line.
  case json
  /// Nothing.
  case none
}
