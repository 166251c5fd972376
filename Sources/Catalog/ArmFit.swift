/// Reports arms whose method makes no sense on their network; each pair is judged once.
struct ArmFit {
  private let check: PairCheck?
  private var problems: [Pair: String?] = [:]

  /// What is looked at; arms of all settings would be much to make.
  private static let settings: Set<String> = ["network", "method", "reference"]

  private struct Pair: Hashable {
    var method: String
    var network: String
  }

  init(_ vocabulary: Vocabulary) {
    check = vocabulary.pairCheck
  }

  /// Looks at the arms of a suite at one scale, which `draft` gave.
  mutating func report(_ suite: Suite, of draft: SuiteDraft, _ found: inout Problems) {
    for (template, draft) in zip(suite.cases, draft.cases) where template.reason == nil {
      var judged = template
      judged.settings = template.settings.filter { Self.settings.contains($0.key) }
      for arm in suite.arms(of: judged) {
        guard let network = arm.settings["network"]?.text else { continue }
        for setting in ["method", "reference"] {
          guard let method = arm.settings[setting]?.text,
            let problem = problem(Pair(method: method, network: network))
          else { continue }
          let location =
            draft.axisLocations[setting]?[.text(method)] ?? template.origins[setting]?.location
          found.report(location ?? template.location, "case '\(template.id)': \(problem)")
        }
      }
    }
  }

  private mutating func problem(_ pair: Pair) -> String? {
    if let known = problems[pair] { return known }
    let problem = check?.problem(pair.method, pair.network)
    problems[pair] = .some(problem)
    return problem
  }
}
