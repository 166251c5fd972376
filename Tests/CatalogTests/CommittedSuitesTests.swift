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

  @Test("there are the profiles that commands name")
  func profiles() throws {
    #expect(try library().profiles.map(\.id) == ["smoke", "quick", "standard", "paper"])
  }

  @Test("large-lr has the claims D1, D3, D4, D6, D8 and D10")
  func claims() throws {
    let library = try library()
    let suites = try library.suites(["large-lr"], profile: library.profile(named: "quick"))
    #expect(suites.first?.claims.map(\.id) == ["D1", "D3", "D4", "D6", "D8", "D10"])
  }

  @Test("every claim says what differs from the paper, and every paper number where it was read")
  func provenance() throws {
    let library = try library()
    for suite in try library.suites(profile: library.profile(named: "quick")) {
      for claim in suite.claims where claim.fidelity != .exact {
        #expect(!claim.deviations.isEmpty, "\(suite.id)/\(claim.id)")
        #expect(claim.paperValue?.text.isEmpty == false, "\(suite.id)/\(claim.id)")
      }
    }
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
