/// Reads the claims of a suite.
struct ClaimReader {
  let checks: CheckReader

  /// The claims of a list, those that are sound; equal names are reported.
  func claims(_ node: SourceNode, problems: inout Problems) -> [Claim] {
    var claims: [Claim] = []
    var places: [String: Location] = [:]
    for element in node.elements("claims", problems: &problems) ?? [] {
      guard
        let reader = FieldReader(
          element,
          name: Self.name(of: element),
          legal: FormatFields.claim.names,
          problems: &problems
        )
      else { continue }
      if let node = reader.required("id", problems: &problems),
        let id = node.text("id", problems: &problems)
      {
        Identifier.checkClaim(id, at: node.location, problems: &problems)
        if let first = places[id] {
          problems.report(
            node.location,
            "duplicate claim '\(id)', given before in line \(first.line)"
          )
        }
        places[id] = places[id] ?? node.location
      }
      if let claim = claim(reader, problems: &problems) { claims.append(claim) }
    }
    return claims
  }

  private func claim(_ reader: FieldReader, problems: inout Problems) -> Claim? {
    let before = problems.count
    let says = reader.requiredText("says", problems: &problems)
    let source = reader.requiredText("source", problems: &problems)
    let fidelity: Fidelity? = reader.requiredChoice("fidelity", problems: &problems)
    let deviations = reader.texts("deviations", problems: &problems)
    let value = paperValue(reader, problems: &problems)
    let primary = reader.required("primary", problems: &problems).flatMap {
      checks.check($0, name: "the primary check of \(reader.name)", problems: &problems)
    }
    var secondary: [Check] = []
    for (index, node)
      in (reader.node("secondary")?.elements("secondary", problems: &problems)
      ?? []).enumerated()
    {
      let name = "secondary check \(index + 1) of \(reader.name)"
      if let check = checks.check(node, name: name, problems: &problems) {
        secondary.append(check)
      }
    }
    let later = reader.text("later", problems: &problems)
    guard problems.count == before, let says, let source, let fidelity, let primary else {
      return nil
    }
    return Claim(
      id: reader.text("id", problems: &problems) ?? "",
      says: says,
      source: source,
      fidelity: fidelity,
      deviations: deviations,
      paperValue: value,
      primary: primary,
      secondary: secondary,
      later: later,
      location: reader.location
    )
  }

  private func paperValue(_ claim: FieldReader, problems: inout Problems) -> PaperValue? {
    guard let node = claim.node("paper") else { return nil }
    if case .null = node.content { return nil }
    guard
      let reader = FieldReader(
        node,
        name: "'paper' of \(claim.name)",
        legal: FormatFields.paperValue.names,
        problems: &problems
      ),
      let text = reader.requiredText("text", problems: &problems),
      let provenance: Provenance = reader.requiredChoice("provenance", problems: &problems)
    else { return nil }
    var number: Double?
    if let value = reader.node("value") {
      if case .null = value.content {} else { number = value.number("value", problems: &problems) }
    }
    return PaperValue(value: number, text: text, provenance: provenance)
  }

  /// How messages call a claim or control: by its name when it has one.
  static func name(of node: SourceNode, kind: String = "claim") -> String {
    guard let id = node.entries?.first(where: { $0.key == "id" })?.value,
      case .scalar(let text, _) = id.content
    else { return "a \(kind)" }
    return "\(kind) '\(text)'"
  }
}
