/// A catalogue that is sound: its profiles, and its suites at the scale of each.
public struct SuiteLibrary: Sendable, Hashable {
  /// The profiles in the order of their file.
  public var profiles: [Profile]
  /// The suites in the order of their files, by the name of the scale.
  public var suitesByScale: [String: [Suite]]
  /// Everything that has a name, as it is written.
  public var entries: [CatalogEntry]
  /// Where data sets come from.
  public var datasets: [DatasetSource]

  /// Creates a library.
  public init(
    profiles: [Profile],
    suitesByScale: [String: [Suite]],
    entries: [CatalogEntry] = [],
    datasets: [DatasetSource] = []
  ) {
    self.profiles = profiles
    self.suitesByScale = suitesByScale
    self.entries = entries
    self.datasets = datasets
  }

  /// Every suite, at the scale of the first profile: for names and rules, which no scale changes.
  public var allSuites: [Suite] { profiles.first.flatMap { suitesByScale[$0.scale] } ?? [] }

  /// The profile of a name.
  ///
  /// - Throws: an error that suggests the nearest name.
  public func profile(named id: String) throws(SelectionError) -> Profile {
    if let profile = profiles.first(where: { $0.id == id }) { return profile }
    let legal = profiles.map(\.id)
    throw .unknownProfile(
      id,
      nearest: NameDistance.nearest(to: id, among: legal),
      legal: legal
    )
  }

  /// The suites that are named, at the scale of a profile; no name or `all` takes every suite.
  ///
  /// `dataset` replaces that setting of every case that has it and not on an axis.
  /// - Throws: an error that suggests the nearest name.
  public func suites(
    _ names: [String] = [],
    profile: Profile,
    dataset: String? = nil
  ) throws(SelectionError) -> [Suite] {
    let all = suitesByScale[profile.scale] ?? []
    let legal = all.map(\.id)
    for name in names where name != "all" && !legal.contains(name) {
      throw .unknownSuite(
        name,
        nearest: NameDistance.nearest(to: name, among: legal),
        legal: legal
      )
    }
    let isEvery = names.isEmpty || names.contains("all")
    let chosen = isEvery ? all : all.filter { names.contains($0.id) }
    guard let dataset else { return chosen }
    return chosen.map { $0.replacing("dataset", with: .text(dataset)) }
  }
}

/// A name on a command line that the catalogue does not have.
public enum SelectionError: Error, Sendable, Hashable, CustomStringConvertible {
  /// No suite has the name.
  case unknownSuite(String, nearest: String?, legal: [String])
  /// No claim has the name.
  case unknownClaim(String, nearest: String?, legal: [String])
  /// No profile has the name.
  case unknownProfile(String, nearest: String?, legal: [String])
  /// Nothing in the catalogue has the name.
  case unknownEntry(String, nearest: String?)

  /// The name and what to write instead.
  public var description: String {
    switch self {
    case .unknownSuite(let name, let nearest, let legal):
      Self.sentence("suite", name, nearest: nearest, legal: legal)
    case .unknownClaim(let name, let nearest, let legal):
      Self.sentence("claim", name, nearest: nearest, legal: legal)
    case .unknownProfile(let name, let nearest, let legal):
      Self.sentence("profile", name, nearest: nearest, legal: legal)
    case .unknownEntry(let name, let nearest):
      Self.sentence(
        "name",
        name,
        nearest: nearest,
        legal: ["those that 'pwsbench list claims', 'cases' and 'profiles' print"]
      )
    }
  }

  /// The error for a claim that is not among these.
  public static func unknownClaim(_ name: String, among legal: [String]) -> SelectionError {
    .unknownClaim(name, nearest: NameDistance.nearest(to: name, among: legal), legal: legal)
  }

  private static func sentence(
    _ kind: String,
    _ name: String,
    nearest: String?,
    legal: [String]
  ) -> String {
    if let nearest { return "unknown \(kind) '\(name)' (did you mean '\(nearest)'?)" }
    return "unknown \(kind) '\(name)'; legal: \(legal.joined(separator: ", "))"
  }
}
