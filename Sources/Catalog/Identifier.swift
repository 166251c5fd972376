/// The names that suites give to their parts.
enum Identifier {
  /// Whether a name consists of lower-case letters, digits and hyphens, and starts with a letter.
  static func isValid(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first, ("a"..."z").contains(first) else { return false }
    return name.unicodeScalars.allSatisfy { scalar in
      ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) || scalar == "-"
    }
  }

  /// Reports a name that commands could not take.
  static func check(
    _ name: String,
    of kind: String,
    at location: Location,
    problems: inout Problems
  ) {
    if isValid(name) { return }
    problems.report(
      location,
      "'\(name)' cannot name a \(kind); use lower-case letters, digits and hyphens, a letter first"
    )
  }

  /// Reports the name of a claim that commands could not take: letters, digits and hyphens.
  static func checkClaim(_ name: String, at location: Location, problems: inout Problems) {
    let isLegal = name.unicodeScalars.allSatisfy { scalar in
      ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
        || scalar == "-"
    }
    if !name.isEmpty, isLegal { return }
    problems.report(
      location,
      "'\(name)' cannot name a claim; use letters, digits and hyphens, as D3"
    )
  }
}
