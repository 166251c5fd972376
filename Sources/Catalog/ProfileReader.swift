/// Reads the profiles of `profiles.yaml`.
struct ProfileReader {
  /// The sound profiles in the order of the file, each with the place of its scale.
  static func profiles(
    _ tree: SourceNode,
    problems: inout Problems
  ) -> [(profile: Profile, scale: Location)] {
    guard
      let file = FieldReader(
        tree,
        name: "the profiles",
        legal: ["format", "profiles"],
        problems: &problems
      ),
      let node = file.required("profiles", problems: &problems)
    else { return [] }
    guard let entries = node.entries else {
      node.reportUnexpected("'profiles' must be a map of names", problems: &problems)
      return []
    }
    return entries.compactMap { profile($0, problems: &problems) }
  }

  private static func profile(
    _ entry: SourceEntry,
    problems: inout Problems
  ) -> (profile: Profile, scale: Location)? {
    let name = "profile '\(entry.key)'"
    Identifier.check(entry.key, of: "profile", at: entry.location, problems: &problems)
    guard
      let reader = FieldReader(
        entry.value,
        name: name,
        legal: FormatFields.profile.names,
        problems: &problems
      )
    else { return nil }
    let seeds = seeds(reader, problems: &problems)
    let scaleNode = reader.required("scale", problems: &problems)
    let scale = scaleNode?.text("scale", problems: &problems)
    let verdicts: VerdictPolicy? = reader.requiredChoice("verdicts", problems: &problems)
    var budget: Double?
    if let node = reader.node("budget") {
      if case .scalar("none", _) = node.content {
        budget = nil
      } else {
        budget = node.duration("budget", problems: &problems)
      }
    }
    guard let seeds, let scale, let scaleNode, let verdicts else { return nil }
    let profile = Profile(
      id: entry.key,
      seeds: seeds,
      scale: scale,
      budget: budget,
      verdicts: verdicts
    )
    return (profile, scaleNode.location)
  }

  /// The seeds per arm: one number, or one per kind of case.
  private static func seeds(
    _ profile: FieldReader,
    problems: inout Problems
  ) -> [CaseKind: Int]? {
    guard let node = profile.required("seeds", problems: &problems) else { return nil }
    guard node.entries != nil else {
      guard let count = count(node, "seeds", problems: &problems) else { return nil }
      return Dictionary(uniqueKeysWithValues: CaseKind.allCases.map { ($0, count) })
    }
    let kinds = CaseKind.allCases.map(\.rawValue)
    guard
      let reader = FieldReader(
        node,
        name: "'seeds' of \(profile.name)",
        legal: kinds,
        problems: &problems
      )
    else { return nil }
    var seeds: [CaseKind: Int] = [:]
    for kind in CaseKind.allCases {
      let node =
        kind == .timing
        ? reader.node(kind.rawValue) : reader.required(kind.rawValue, problems: &problems)
      guard let node else { continue }
      seeds[kind] = count(node, kind.rawValue, problems: &problems)
    }
    return seeds[.train] != nil && seeds[.probe] != nil ? seeds : nil
  }

  private static func count(
    _ node: SourceNode,
    _ key: String,
    problems: inout Problems
  ) -> Int? {
    guard let count = node.integer(key, problems: &problems) else { return nil }
    if count >= 1 { return count }
    problems.report(node.location, "'\(key)' must be at least 1, found '\(count)'")
    return nil
  }
}
