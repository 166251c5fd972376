/// Reads the policy of a gate from `gate.yaml`.
struct GatePolicyReader {
  private static let keys = ["format", "confirm", "metrics", "block", "warn", "waive"]

  /// The policy; `nil` when the file is mistaken, which is then reported.
  static func policy(_ tree: SourceNode, problems: inout Problems) -> GatePolicy? {
    let before = problems.count
    guard let file = FieldReader(tree, name: "the gate", legal: keys, problems: &problems)
    else { return nil }
    var policy = GatePolicy()
    if let node = file.node("confirm") {
      policy.confirmations = node.integer("confirm", problems: &problems) ?? 0
      if policy.confirmations < 0 || policy.confirmations > 100 {
        problems.report(node.location, "'confirm' must be a number of reruns from 0 to 100")
      }
    }
    policy.metrics = metrics(file, problems: &problems)
    policy.warnings = warnings(file, problems: &problems)
    for node in file.node("waive")?.elements("waive", problems: &problems) ?? [] {
      if let waiver = WaiverReader.waiver(node, problems: &problems) {
        policy.waivers.append(waiver)
      }
    }
    return problems.count == before ? policy : nil
  }

  private static func metrics(
    _ file: FieldReader,
    problems: inout Problems
  ) -> [String: MetricPolicy] {
    guard let node = file.node("metrics") else { return [:] }
    guard let entries = node.entries else {
      node.reportUnexpected("'metrics' must be a map of names", problems: &problems)
      return [:]
    }
    var metrics: [String: MetricPolicy] = [:]
    for entry in entries {
      metrics[entry.key] = MetricPolicyReader(entry, problems: &problems)?
        .policy(problems: &problems)
    }
    return metrics
  }

  /// The events of `warn`; every event must stand in exactly one of the two lists.
  private static func warnings(
    _ file: FieldReader,
    problems: inout Problems
  ) -> Set<GateEvent> {
    let block = events(file, "block", problems: &problems)
    let warn = events(file, "warn", problems: &problems)
    guard let block, let warn else { return [] }
    for (event, location) in warn {
      if block.contains(where: { $0.event == event }) {
        problems.report(location, "'\(event.rawValue)' stands in 'block' too; keep it in one list")
      } else if !event.mayWarn {
        problems.report(
          location,
          "'\(event.rawValue)' cannot be a warning: what was not measured never passes; "
            + "move it to 'block'"
        )
      }
    }
    let listed = Set((block + warn).map(\.event))
    for event in GateEvent.allCases where !listed.contains(event) {
      problems.report(
        file.location,
        "'\(event.rawValue)' stands neither in 'block' nor in 'warn'; say what is to happen"
      )
    }
    return Set(warn.map(\.event))
  }

  private static func events(
    _ file: FieldReader,
    _ key: String,
    problems: inout Problems
  ) -> [(event: GateEvent, location: Location)]? {
    let before = problems.count
    guard let node = file.required(key, problems: &problems) else { return nil }
    var events: [(event: GateEvent, location: Location)] = []
    for element in node.elements(key, problems: &problems) ?? [] {
      guard let word = element.text(key, problems: &problems) else { continue }
      if let event = GateEvent(rawValue: word) {
        events.append((event, element.location))
      } else {
        problems.reportUnknown(
          "finding",
          word,
          among: GateEvent.allCases.map(\.rawValue),
          at: element.location,
          in: "'\(key)'"
        )
      }
    }
    return problems.count == before ? events : nil
  }
}
