import Catalog
import Testing

@Suite("Committed suites")
struct CommittedSuitesTests {
  private func library() throws -> SuiteLibrary {
    try Example.reader.read(directory: Golden.suites)
  }

  @Test("the committed suites have no mistakes")
  func valid() {
    let diagnostics = Example.reader.diagnostics(paths: [Golden.suites])
    #expect(diagnostics.map { $0.formatted(.text) } == [])
  }

  @Test("every rule is as it was locked: after a change, `pwsbench prereg lock` and CHANGELOG.md")
  func locked() throws {
    let lock = try RuleLock.read(directory: Golden.suites)
    let others = lock.comparison(with: try library().rules()).filter { $0.status != .locked }
    #expect(others.map { "\($0.claim) \($0.status)" } == [])
  }

  @Test("every suite names its schema in the first line, so that editors find it")
  func schema() throws {
    let library = try library()
    for suite in try library.suites(profile: library.profile(named: "quick")) {
      let text = try Golden.text(suite.location.file)
      let first = text.prefix { $0 != "\n" }
      #expect(
        first == "# yaml-language-server: $schema=schema/suite.schema.json",
        "\(suite.location.file)"
      )
    }
  }

  @Test("there are the profiles that commands name")
  func profiles() throws {
    #expect(try library().profiles.map(\.id) == ["smoke", "quick", "standard", "paper"])
  }

  @Test("the claims that the suites make, in the order of their papers")
  func claims() throws {
    let library = try library()
    let suites = try library.suites(profile: library.profile(named: "quick"))
    let claims = Dictionary(uniqueKeysWithValues: suites.map { ($0.id, $0.claims.map(\.id)) })
    #expect(
      claims == [
        "large-lr": ["D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8", "D9", "D10", "D11"],
        "pws": ["A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9", "A10"],
        "mean-shift-rejection": ["B1", "B2", "B3", "B4", "B5", "B6", "B7"],
        "bn-as-initialization": ["C1", "C2", "C3"],
        "mechanism": ["M1", "M2", "M3", "M4", "M5"],
      ]
    )
  }

  @Test("what cannot be run is declared with its reason, and nothing else")
  func declared() throws {
    let library = try library()
    for suite in try library.suites(profile: library.profile(named: "quick")) {
      let declared = suite.claims.filter { suite.caseNamed($0.primary.caseID)?.reason != nil }
      #expect(declared.map(\.id) == (suite.id == "pws" ? ["A6", "A8"] : []))
    }
  }

  @Test("every suite that trains has an arm against itself, and controls of the first loss")
  func controls() throws {
    let library = try library()
    for suite in try library.suites(profile: library.profile(named: "quick")) {
      let comparisons = suite.controls.map { "\($0.metric) \($0.comparison.rawValue)" }
      for needed in [
        "train_loss <=", "test_accuracy <=", "first_loss >=", "first_loss within",
        "train_loss distinct",
      ] {
        #expect(comparisons.contains(needed), "\(suite.id): \(needed)")
      }
    }
  }

  @Test("every claim says where it stands, what differs from the paper, and what came later")
  func provenance() throws {
    let library = try library()
    for suite in try library.suites(profile: library.profile(named: "quick")) {
      for claim in suite.claims {
        let texts = [claim.says, claim.source, claim.paperValue?.text, claim.later]
        for text in texts { #expect(text?.isEmpty == false, "\(suite.id)/\(claim.id)") }
        #expect(!claim.deviations.isEmpty, "\(suite.id)/\(claim.id)")
        #expect(claim.deviations.allSatisfy { !$0.isEmpty }, "\(suite.id)/\(claim.id)")
      }
    }
  }

  /// The least seeds that the primary checks of a profile have, those that cannot be run left out.
  private func leastSeeds(_ id: String, where isMeant: (Check, Case) -> Bool) throws -> Int? {
    let library = try library(), profile = try library.profile(named: id)
    return try library.suites(profile: profile).flatMap { suite in
      suite.claims.compactMap { claim in
        guard let template = suite.caseNamed(claim.primary.caseID), template.reason == nil,
          isMeant(claim.primary, template)
        else { return nil }
        return profile.seeds(for: template)
      }
    }.min()
  }

  @Test("quick has eight seeds for probes and exact checks, three for trainings")
  func quickSeeds() throws {
    let exact = try leastSeeds("quick") { $0.type == .exact || $1.kind == .probe }
    #expect(try #require(exact) >= 8)
    let trained = try leastSeeds("quick") { $1.kind == .train }
    #expect(try #require(trained) >= 3)
  }

  @Test("standard has eight seeds for every primary check")
  func standardSeeds() throws {
    let least = try leastSeeds("standard") { _, _ in true }
    #expect(try #require(least) >= 8)
  }

  @Test("a proportion has the six seeds without which one half cannot be exceeded")
  func proportions() throws {
    let library = try library()
    for id in ["quick", "standard"] {
      let profile = try library.profile(named: id)
      for suite in try library.suites(profile: profile) {
        for claim in suite.claims where claim.primary.type == .proportion {
          let template = try #require(suite.caseNamed(claim.primary.caseID))
          #expect(profile.seeds(for: template) >= 6)
        }
      }
    }
  }

  @Test("the bibliography of a suite has its paper")
  func bibliography() throws {
    let library = try library()
    for suite in try library.suites(profile: library.profile(named: "quick")) {
      let bibliography = try Golden.text(Golden.suites + "/refs/\(suite.id).bib")
      #expect(bibliography.contains("{\(suite.paper.key),"))
    }
  }
}
