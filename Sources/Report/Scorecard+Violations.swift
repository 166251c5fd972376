import Catalog
import Verdicts

extension Scorecard {
  /// What breaks the promises that were made before the data, one sentence each.
  ///
  /// A rule that was changed, or fixed only after the first result, and a control that failed and
  /// so made a claim INVALID. A rule that was never fixed breaks no promise, though it is marked †.
  public var violations: [String] {
    suites.flatMap { suite in
      let amended = suite.verdicts.compactMap { verdict in
        verdict.registration.flatMap { registration in
          registration.status == .amended ? "\(verdict.name): \(registration.note)" : nil
        }
      }
      let invalid = suite.verdicts.filter { $0.word == .invalid }
      let failed = suite.controls.filter { result in
        result.measured && !result.passed
          && invalid.contains { result.control.isGuarding($0.claim.id) }
      }
      return amended
        + failed.map { "\(suite.id): control \($0.control.id) failed: \($0.evidence)" }
    }
  }
}
