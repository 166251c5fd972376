/// One sentence of a paper, and the rule that settles it.
public struct Claim: Sendable, Hashable {
  /// The identifier within the suite, `D3`; `large-lr/D3` everywhere else.
  public var id: String
  /// The claim in our words.
  public var says: String
  /// Where it stands in the paper.
  public var source: String
  /// How closely the test follows the paper.
  public var fidelity: Fidelity
  /// What differs from the paper's set-up.
  public var deviations: [String]
  /// What the paper reports, when it gives a number.
  public var paperValue: PaperValue?
  /// The check that alone decides the verdict.
  public var primary: Check
  /// Checks that are shown, marked exploratory.
  public var secondary: [Check]
  /// What later work says, with its citation.
  public var later: String?
  /// Where the claim stands in the catalogue.
  public var location: Location

  /// Creates a claim.
  public init(
    id: String,
    says: String,
    source: String,
    fidelity: Fidelity,
    deviations: [String] = [],
    paperValue: PaperValue? = nil,
    primary: Check,
    secondary: [Check] = [],
    later: String? = nil,
    location: Location = Location(file: "", line: 1, column: 1)
  ) {
    self.id = id
    self.says = says
    self.source = source
    self.fidelity = fidelity
    self.deviations = deviations
    self.paperValue = paperValue
    self.primary = primary
    self.secondary = secondary
    self.later = later
    self.location = location
  }
}

/// How closely a test follows the paper.
public enum Fidelity: String, Sendable, Hashable, CaseIterable, Codable {
  /// The statement is mathematical and is tested as it stands.
  case exact
  /// The same comparison on a smaller network, fewer images or fewer steps.
  case scaled
  /// Another measurement that should show the same effect.
  case proxy
}

/// A number of the paper, with its provenance.
public struct PaperValue: Sendable, Hashable {
  /// The number in the unit of the check's effect; `nil` when only words are given.
  public var value: Double?
  /// The number as the paper gives it, `81.3 against 82.0 at 1e-4`.
  public var text: String
  /// Where it was read.
  public var provenance: Provenance

  /// Creates a number of a paper.
  public init(value: Double? = nil, text: String, provenance: Provenance) {
    self.value = value
    self.text = text
    self.provenance = provenance
  }
}

/// Where a number of the paper was read.
public enum Provenance: String, Sendable, Hashable, CaseIterable, Codable {
  /// In the authors' source code or its documentation.
  case code
  /// In the abstract.
  case abstract
  /// In the body of the paper.
  case text
  /// Off a published figure.
  case figure
  /// General knowledge of the paper that was not read again: shown as unverified.
  case recall
}
