import Catalog
import Harness

/// The lists of what a catalogue declares, as far as it meets a condition.
struct CatalogueTable {
  /// The suites at some scale: names do not depend on it.
  var suites: [Suite]
  /// The condition; `nil` takes everything.
  var filter: Filter?

  /// The suites with an arm that matches.
  var suiteTable: NameTable {
    NameTable(
      title: "suites",
      columns: ["name", "title", "paper", "claims"],
      rows: suites.filter { suite in suite.cases.contains { !arms(of: $0, in: suite).isEmpty } }
        .map { [$0.id, $0.title, $0.paper.citation, "\($0.claims.count)"] }
    )
  }

  /// The claims whose checks look at an arm that matches.
  var claimTable: NameTable {
    NameTable(
      title: "claims",
      columns: ["name", "says", "check", "fidelity"],
      rows: suites.flatMap { suite in
        suite.claims.filter { claim in
          suite.cases.contains { template in
            suite.arms(of: template).contains { arm in
              claim.involves(arm) && isMatch(arm, of: template, in: suite, claim: claim)
            }
          }
        }
        .map { claim in
          [
            "\(suite.id)/\(claim.id)", claim.says, claim.primary.type.rawValue,
            claim.fidelity.rawValue,
          ]
        }
      }
    )
  }

  /// The cases with an arm that matches, and how many of their arms do.
  var caseTable: NameTable {
    NameTable(
      title: "cases",
      columns: ["name", "kind", "arms", "axes"],
      rows: suites.flatMap { suite in
        suite.cases.compactMap { template in
          let count = arms(of: template, in: suite).count
          guard count > 0 else { return nil }
          return [
            "\(suite.id)/\(template.id)", template.kind.rawValue, "\(count)",
            template.matrix.map(\.name).joined(separator: " "),
          ]
        }
      }
    )
  }

  /// The arms of a case that match.
  private func arms(of template: Case, in suite: Suite) -> [Arm] {
    suite.arms(of: template).filter { isMatch($0, of: template, in: suite) }
  }

  /// Whether an arm matches; where a claim is given, as an arm of that claim alone.
  private func isMatch(
    _ arm: Arm,
    of template: Case,
    in suite: Suite,
    claim: Claim? = nil
  ) -> Bool {
    guard let filter else { return true }
    var suite = suite
    if let claim { suite.claims = [claim] }
    let subject = FilterSubject(suite: suite, template: template, arm: arm)
    return filter.matches(subject.values) == true
  }
}
