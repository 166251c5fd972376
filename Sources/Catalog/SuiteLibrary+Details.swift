extension SuiteLibrary {
  /// The entries of a name: a claim, a case, a control, a suite or a profile.
  ///
  /// A case and a control of one suite may share their name; then there are two.
  /// - Throws: an error that suggests the nearest name.
  public func entries(named id: String) throws(SelectionError) -> [CatalogEntry] {
    let found = entries.filter { $0.id == id }
    if !found.isEmpty { return found }
    let legal = entries.map(\.id)
    throw .unknownEntry(id, nearest: NameDistance.nearest(to: id, among: legal))
  }

  /// Everything that holds for an entry under a profile, with where each value comes from.
  ///
  /// Recipes, scales and the profile are merged into cases; what is not written is filled in.
  public func resolved(_ entry: CatalogEntry, profile: Profile) -> CatalogEntry {
    let names = entry.id.split(separator: "/").map(String.init)
    let suite = suitesByScale[profile.scale]?.first { $0.id == names.first }
    var resolved = entry
    switch entry.kind {
    case .case:
      guard let suite, let template = suite.caseNamed(names.last ?? "") else { break }
      resolved.details = details(of: template, written: entry.details, profile: profile)
    case .claim:
      guard let suite, let claim = suite.claimNamed(names.last ?? "") else { break }
      resolved.details += defaults(of: claim, written: entry.details)
      if let template = suite.caseNamed(claim.primary.caseID) {
        resolved.details.append(seeds(of: template, profile: profile))
      }
    case .profile: resolved.details += missing(["budget": "none"], in: entry.details)
    case .suite: resolved.details += missing(["seed_base": "0"], in: entry.details)
    case .control: break
    }
    return resolved
  }

  /// The arms of a case that have these axis values, as entries, everything resolved.
  public func arms(
    of entry: CatalogEntry,
    matching values: [String: String],
    profile: Profile
  ) -> [CatalogEntry] {
    let names = entry.id.split(separator: "/").map(String.init)
    guard entry.kind == .case,
      let suite = suitesByScale[profile.scale]?.first(where: { $0.id == names.first }),
      let template = suite.caseNamed(names.last ?? "")
    else { return [] }
    let common = resolved(entry, profile: profile).details
    let arms = suite.arms(of: template).filter { arm in
      values.allSatisfy { arm.axes[$0.key]?.description == $0.value }
    }
    return arms.map { arm in
      let axes = arm.axes.keys.sorted().map { axis in
        Detail(
          key: axis,
          value: arm.axes[axis]?.description ?? "",
          origin: common.first { $0.key == "matrix.\(axis)" }?.origin ?? .standard
        )
      }
      let shared = common.filter { detail in
        !["matrix", "exclude", "include"].contains(detail.key.prefix { $0 != "." })
      }
      return CatalogEntry(id: "\(entry.id) \(arm.label)", kind: .case, details: axes + shared)
    }
  }

  /// A case with its layers merged: what is no setting as it is written, then every setting.
  private func details(
    of template: Case,
    written: [Detail],
    profile: Profile
  ) -> [Detail] {
    let layered = ["scales", "recipe", "parameters", "timeout", "seeds", "epoch"]
    let own = written.filter { detail in
      let key = String(detail.key.prefix { $0 != "." })
      return SettingField.named(key) == nil && !layered.contains(key)
    }
    let names = SettingField.all.map(\.name).filter { template.settings[$0] != nil }
    let parameters = template.settings.keys.filter { SettingField.named($0) == nil }.sorted()
    let settings = (names + parameters).map { name in
      Detail(
        key: name,
        value: template.settings[name]?.description ?? "",
        origin: template.origins[name] ?? .standard
      )
    }
    let epoch =
      written.first { $0.key == "epoch" }
      ?? Detail(key: "epoch", value: "\(template.epoch)", origin: .standard)
    let timeout = Detail(
      key: "timeout",
      value: SettingValue.number(template.timeout).description + "s",
      origin: template.origins["timeout"] ?? .standard
    )
    return own + settings + [epoch, timeout, seeds(of: template, profile: profile)]
  }

  /// The seeds per arm, from the case where its checks need more than the profile gives.
  private func seeds(of template: Case, profile: Profile) -> Detail {
    let count = profile.seeds(for: template)
    let asked = profile.seeds[template.kind] ?? 1
    let keys = ["seeds", "seeds.\(template.kind.rawValue)"]
    let given = entries.first { $0.kind == .profile && $0.id == profile.id }?.details
      .first { keys.contains($0.key) }?.origin.location
    let layer = given.map { Origin.layer("profile \(profile.id)", $0) }
    let own = template.origins["seeds"]
    let origin = count > asked ? own ?? layer : layer
    return Detail(key: "seeds", value: "\(count)", origin: origin ?? .standard)
  }

  private func defaults(of claim: Claim, written: [Detail]) -> [Detail] {
    let checks =
      [("primary", claim.primary)]
      + claim.secondary.enumerated().map { ("secondary.\($0.offset + 1)", $0.element) }
    return checks.flatMap { name, check in
      let legal = CheckShape(check.type).optional
      let values = [
        "effect": check.effect.rawValue, "alpha": "\(check.alpha)",
        "margin": SettingValue.number(check.margin).description, "paired": "\(check.paired)",
      ].filter { legal.contains($0.key) && !($0.key == "margin" && check.band != nil) }
      return missing(values, in: written, under: name + ".")
    }
  }

  private func missing(
    _ values: [String: String],
    in written: [Detail],
    under path: String = ""
  ) -> [Detail] {
    values.keys.sorted().filter { key in !written.contains { $0.key == path + key } }.map {
      Detail(key: path + $0, value: values[$0] ?? "", origin: .standard)
    }
  }
}
