import Catalog
import Checksums
import Store
import Verdicts

extension VerdictRecord {
  /// What a store keeps of a suite's verdicts on the cells with these keys.
  static func records(
    _ verdicts: [Verdict],
    suite: Suite,
    profile: Profile,
    keys: [String]
  ) -> [VerdictRecord] {
    let cells = SHA256Digest.hex(of: Array(Set(keys).sorted().joined(separator: "\n").utf8))
    return verdicts.map { VerdictRecord($0, suite: suite, profile: profile, cells: cells) }
  }

  private init(_ verdict: Verdict, suite: Suite, profile: Profile, cells: String) {
    self.init(
      claim: "\(suite.id)/\(verdict.claim.id)",
      rule: Self.rule(of: verdict.claim, suite: suite, profile: profile),
      cells: cells,
      word: verdict.word.rawValue,
      effect: verdict.primary.effect,
      lower: verdict.primary.lower,
      upper: verdict.primary.upper,
      measured: verdict.measured,
      declared: verdict.declared
    )
  }

  /// SHA-256 of the claim's rule, the controls of its suite and the policy of the profile.
  private static func rule(of claim: Claim, suite: Suite, profile: Profile) -> String {
    let controls = suite.controls.map { control in
      let arms = control.arms.keys.sorted().map { "\($0)=\(control.arms[$0]?.description ?? "")" }
      return "control \(control.id) \(control.caseID) \(arms.joined(separator: " ")) "
        + "\(control.metric) \(control.comparison.rawValue) \(control.value)\n"
    }
    let text =
      claim.canonicalRule(in: suite) + controls.joined()
      + "verdicts \(profile.verdicts.rawValue)\n"
    return SHA256Digest.hex(of: Array(text.utf8))
  }
}
