/// How the comparisons of several arms become one conclusion.
public enum Combination: String, Sendable, Hashable, CaseIterable, Codable {
  /// Every comparison must hold; one that is refuted refutes.
  case all
  /// One comparison that holds, after Holm's correction, is enough; all refuted refute.
  case any
  /// The arms of a seed are averaged on the scale of the effect, and compared once.
  case pooled
}

extension Check {
  /// The checks that are judged one by one: for `all` and `any` one per combination of the values
  /// of `over`, otherwise the check itself.
  ///
  /// A group that gives an axis of `over` a value keeps it; the others take the combination's.
  public var parts: [Check] {
    guard !over.isEmpty, combine != .pooled else { return [self] }
    var combinations: [[String: SettingValue]] = [[:]]
    for axis in over {
      combinations = combinations.flatMap { combination in
        axis.values.map { combination.merging([axis.name: $0]) { _, new in new } }
      }
    }
    return combinations.map { values in
      var part = self
      part.over = []
      part.combine = .pooled
      part.treat.merge(values) { own, _ in own }
      if hasReference { part.reference.merge(values) { own, _ in own } }
      if hasAnchor { part.none.merge(values) { own, _ in own } }
      return part
    }
  }

  /// Whether the kind of check compares with a reference, or this one does.
  private var hasReference: Bool {
    !reference.isEmpty || CheckShape(type).required.contains("reference")
  }

  private var hasAnchor: Bool { CheckShape(type).required.contains("none") }
}
