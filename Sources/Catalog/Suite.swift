/// One paper: its claims, and the cases that test them.
public struct Suite: Sendable, Hashable {
  /// The name that commands use, `large-lr`.
  public var id: String
  /// One line that says what the suite asks.
  public var title: String
  /// The paper that is re-run.
  public var paper: Paper
  /// The first seed, declared here and never picked; the seed with index i is this plus i.
  public var seedBase: Int
  /// Templates of runs, in the order of the file.
  public var cases: [Case]
  /// What must hold before any claim may have a verdict.
  public var controls: [Control]
  /// The sentences of the paper, in the order of the file.
  public var claims: [Claim]
  /// Where the suite stands.
  public var location: Location

  /// Creates a suite.
  public init(
    id: String,
    title: String,
    paper: Paper,
    seedBase: Int = 0,
    cases: [Case] = [],
    controls: [Control] = [],
    claims: [Claim] = [],
    location: Location = Location(file: "", line: 1, column: 1)
  ) {
    self.id = id
    self.title = title
    self.paper = paper
    self.seedBase = seedBase
    self.cases = cases
    self.controls = controls
    self.claims = claims
    self.location = location
  }

  /// The case of that name.
  public func caseNamed(_ id: String) -> Case? {
    cases.first { $0.id == id }
  }

  /// The claim of that name, without the suite's.
  public func claimNamed(_ id: String) -> Claim? {
    claims.first { $0.id == id }
  }
}

/// The paper a suite tests.
public struct Paper: Sendable, Hashable {
  /// The citation key.
  public var key: String
  /// Authors, title, venue, year in one sentence.
  public var citation: String
  /// The arXiv identifier, when there is one.
  public var arxiv: String?
  /// The digital object identifier, when there is one.
  public var doi: String?
  /// The address of the authors' code, when there is one.
  public var code: String?

  /// Creates the record of a paper.
  public init(
    key: String,
    citation: String,
    arxiv: String? = nil,
    doi: String? = nil,
    code: String? = nil
  ) {
    self.key = key
    self.citation = citation
    self.arxiv = arxiv
    self.doi = doi
    self.code = code
  }
}
