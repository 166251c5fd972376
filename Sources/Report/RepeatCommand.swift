public import Catalog

/// The command that measures cells again, into a database of its own.
public struct RepeatCommand: Sendable {
  private let suite: String
  private let profile: String
  private let options: [String]

  /// Creates the command for cells of one suite.
  ///
  /// - Parameters:
  ///   - suite: the suite's name.
  ///   - profile: the profile that was run.
  ///   - options: options beyond the profile that decide the cells, `["--dataset", "cifar-10"]`.
  public init(suite: String, profile: String, options: [String]) {
    (self.suite, self.profile, self.options) = (suite, profile, options)
  }

  /// The whole line for the cells that a filter takes.
  public func text(filter: String) -> String {
    let words = ["pwsbench", "run", suite, "--profile", profile] + options
    let condition = PlainText.shellWord(filter)
    return words.map(PlainText.shellWord).joined(separator: " ")
      + " -f \(condition.hasPrefix("'") ? condition : "'\(condition)'") --db repro.sqlite"
  }

  /// A filter that takes the cells of a claim's checks, and of the controls that guard it.
  public static func filter(claim: String, controls: [Control]) -> String {
    let guarding = controls.filter { $0.isGuarding(claim) }.map { control in
      let arms = control.arms.sorted { $0.key < $1.key }
        .map { "\($0.key):\"\($0.value.description)\"" }
      return "(" + (["case:\(control.caseID)"] + arms).joined(separator: " ") + ")"
    }
    var seen: Set<String> = []
    return (["claim:\(claim)"] + guarding).filter { seen.insert($0).inserted }
      .joined(separator: " OR ")
  }
}
