/// Reads one waiver: what it is about, until when, and why.
struct WaiverReader {
  /// The waiver; `nil` when it is mistaken, which is then reported.
  static func waiver(_ node: SourceNode, problems: inout Problems) -> Waiver? {
    let keys = ["match", "until", "why"]
    guard let reader = FieldReader(node, name: "a waiver", legal: keys, problems: &problems)
    else { return nil }
    let before = problems.count
    let match = match(reader, problems: &problems)
    let until = reader.requiredText("until", problems: &problems)
    if let until, let place = reader.node("until"), !isDay(until) {
      place.reportUnexpected("'until' must be a day, as 2026-03-01", problems: &problems)
    }
    let reason = reader.requiredText("why", problems: &problems)
    guard problems.count == before, let match, let until, let reason else { return nil }
    return Waiver(match: match, until: until, reason: reason, location: reader.location)
  }

  /// The words of `match`, `suite:pws arch:plain10`: a name, a colon and the value.
  private static func match(
    _ reader: FieldReader,
    problems: inout Problems
  ) -> [String: String]? {
    guard let node = reader.required("match", problems: &problems),
      let text = node.text("match", problems: &problems)
    else { return nil }
    var match: [String: String] = [:]
    for word in text.split(separator: " ") {
      let parts = word.split(separator: ":", maxSplits: 1).map(String.init)
      guard parts.count == 2, match.updateValue(parts[1], forKey: parts[0]) == nil else {
        node.reportUnexpected(
          "'match' must be words like suite:pws or method:bn, each name once",
          problems: &problems
        )
        return nil
      }
    }
    if match.isEmpty {
      problems.report(node.location, "'match' must name something: an empty one waives everything")
      return nil
    }
    return match
  }

  /// Whether a text is a day of the calendar, written so that days sort as texts.
  private static func isDay(_ text: String) -> Bool {
    guard let found = text.wholeMatch(of: /([0-9]{4})-([0-9]{2})-([0-9]{2})/),
      let year = Int(found.1), let month = Int(found.2), let day = Int(found.3)
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...12).contains(month) && (1...days[max(0, min(11, month - 1))]).contains(day)
  }
}
