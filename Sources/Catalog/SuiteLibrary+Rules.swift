extension SuiteLibrary {
  /// The rule of every claim in its fixed form, by the claim's full name.
  ///
  /// It is what `Claim.canonicalRule(in:)` says, the controls that must hold, and the seeds that
  /// each profile gives the primary check; so a lock also shows who changed those.
  public func rules() -> [String: String] {
    var rules: [String: String] = [:]
    for suite in allSuites {
      for claim in suite.claims {
        let lines =
          suite.controls.filter { $0.isGuarding(claim.id) }.map(\.canonicalLine) + [
            seedLine(of: claim, in: suite)
          ]
        rules["\(suite.id)/\(claim.id)"] =
          claim.canonicalRule(in: suite) + lines.map { $0 + "\n" }.joined()
      }
    }
    return rules
  }

  /// Seeds per arm of the primary check, by profile.
  private func seedLine(of claim: Claim, in suite: Suite) -> String {
    let seeds = profiles.sorted { $0.id < $1.id }.compactMap { profile -> String? in
      let scaled = suitesByScale[profile.scale]?.first { $0.id == suite.id }
      let template = scaled?.caseNamed(claim.primary.caseID)
      return template.map { "\(profile.id)=\(profile.seeds(for: $0))" }
    }
    return "seeds from \(suite.seedBase): \(seeds.joined(separator: " "))"
  }
}

extension Control {
  /// What the control demands, in one line of a fixed form.
  fileprivate var canonicalLine: String {
    let arms = arms.keys.sorted().map { "\($0)=\(self.arms[$0]?.description ?? "")" }
    return
      (["control \(id): \(caseID)"] + arms + [
        metric, comparison.rawValue, SettingValue.number(value).description,
      ]).joined(separator: " ")
  }
}
