import Catalog
import Foundation
import Harness
import Verdicts

/// The rules of a catalogue beside those that were fixed before the data.
struct RuleRegistry {
  var lock: RuleLock
  /// The rules of the catalogue by claim.
  var rules: [String: String]

  /// Nothing is known, so nothing is said.
  static let unknown = RuleRegistry(lock: RuleLock(), rules: [:])

  /// What is wrong with rules that were locked, by claim: changed since, or gone.
  ///
  /// A rule that was never locked breaks no promise.
  var violations: [String: String] {
    let pairs = lock.comparison(with: rules).compactMap { rule -> (String, String)? in
      let day = rule.locked?.locked.prefix(10) ?? ""
      return switch rule.status {
      case .locked, .unlocked: nil
      case .changed:
        (
          rule.claim,
          "the rule changed since it was locked on \(day): `pwsbench prereg diff \(rule.claim)`"
        )
      case .gone: (rule.claim, "its rule was locked on \(day), and the suites have no such claim")
      }
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  /// How the rule of a claim stands to the one that was fixed.
  ///
  /// - Parameters:
  ///   - claim: the claim with its suite.
  ///   - firstResult: when the first cell of its check was begun, as ISO 8601 in UTC.
  /// - Returns: the standing; `nil` when the catalogue has no such claim.
  func registration(of claim: String, firstResult: String?) -> Registration? {
    guard let rule = rules[claim] else { return nil }
    let locked = lock.rules[claim]
    func standing(_ status: Registration.Status, _ note: String) -> Registration {
      Registration(
        status: status,
        digest: LockedRule.digest(of: rule),
        locked: locked?.locked,
        commit: locked?.commit,
        note: note
      )
    }
    guard let locked else {
      return standing(.unlocked, "The rule was never locked: `pwsbench prereg lock` does it.")
    }
    guard locked.rule == rule else {
      return standing(
        .amended,
        "The rule is not the one that was locked: `pwsbench prereg diff \(claim)`."
      )
    }
    if let firstResult, let first = Timestamp.date(firstResult),
      let date = Timestamp.date(locked.locked), date > first
    {
      return standing(
        .amended,
        "The rule was locked after the first result, which is of \(firstResult.prefix(10))."
      )
    }
    return standing(.locked, "The rule was locked before the first result.")
  }
}

extension CatalogueOptions {
  /// The rules of the catalogue, and those that were locked.
  ///
  /// - Throws: a failure with what is wrong in the lock.
  func registry(_ library: SuiteLibrary) throws(CommandFailure) -> RuleRegistry {
    do {
      return RuleRegistry(
        lock: try RuleLock.read(directory: try folder.path()),
        rules: library.rules()
      )
    } catch let error as CatalogError {
      throw CommandFailure(.badCatalogue, error.description)
    } catch {
      throw CommandFailure(.badCatalogue, "\(error)")
    }
  }
}
