import Catalog
import Harness
import Store
import Verdicts

/// Derives the verdicts of a store's runs again from what the cells gave, and compares.
struct VerdictVerification {
  var store: ResultStore
  var library: SuiteLibrary

  /// What came of it.
  struct Outcome {
    /// Verdicts that were derived again.
    var derived = 0
    /// Verdicts that came out otherwise, a sentence each.
    var problems: [String] = []
    /// Verdicts that could not be derived, a sentence each.
    var unchecked: [String] = []
  }

  /// Goes through all runs of which verdicts were kept.
  func outcome() throws -> Outcome {
    var outcome = Outcome()
    for run in try store.runsWithVerdicts() { try check(run, &outcome) }
    return outcome
  }

  private func check(_ run: RunRecord, _ outcome: inout Outcome) throws {
    let kept = try store.verdicts(ofRun: run.id)
    guard var options = try? PlanOptions(text: run.options),
      let (profile, suites) = try? library.selection(options)
    else {
      outcome.unchecked.append(
        "run \(run.id): its suites or its profile '\(run.profile)' are not in the catalogue"
      )
      return
    }
    options.shard = nil
    options.filter = nil
    let evidence = EvidenceAssembly(
      plan: try Plan(suites: suites, profile: profile, options: options),
      states: try store.states(behindVerdictsOf: run.id),
      results: try store.results(behindVerdictsOf: run.id)
    )
    let derived = suites.flatMap { suite in
      VerdictRecord.records(
        Adjudicator(suite: suite, profile: profile).verdicts(on: evidence.evidence(of: suite)),
        suite: suite,
        profile: profile,
        keys: evidence.cells(of: suite).map(\.key)
      )
    }
    for record in kept { Self.compare(record, derived, run, &outcome) }
  }

  private static func compare(
    _ kept: VerdictRecord,
    _ derived: [VerdictRecord],
    _ run: RunRecord,
    _ outcome: inout Outcome
  ) {
    let again = derived.first { $0.claim == kept.claim }
    guard let again, again.rule == kept.rule, again.cells == kept.cells else {
      let why =
        again.map { $0.rule == kept.rule ? "the cells of its suite have" : "its rule has" }
        .map { $0 + " changed since" } ?? "the claim is gone"
      outcome.unchecked.append("run \(run.id): \(kept.claim): \(why)")
      return
    }
    outcome.derived += 1
    if again != kept {
      outcome.problems.append(
        "run \(run.id): \(kept.claim) was kept as \(text(kept)), "
          + "but its cells give \(text(again))"
      )
    }
  }

  private static func text(_ record: VerdictRecord) -> String {
    func number(_ value: Double?) -> String { value.map { "\($0)" } ?? "none" }
    return "\(record.word) \(number(record.effect)) "
      + "[\(number(record.lower)), \(number(record.upper))] "
      + "of \(record.measured)/\(record.declared) cells"
  }
}
