import Catalog
import Harness
import Report
import Store

/// What it takes to measure a cell, or the cells of a claim, once more.
struct Repetition {
  /// The suite of the cells.
  var suite: Suite
  /// How many seeds, and of which size.
  var profile: Profile
  /// What the run that declared them changed, and a filter that takes exactly these cells.
  var options: PlanOptions
  /// The run that declared them last.
  var run: RunRecord

  /// Finds what `name` stands for.
  ///
  /// - Parameters:
  ///   - name: the first digits of a cell's key, or a claim as `suite/ID`, or as `ID` where only one
  ///     suite has it.
  ///   - store: where it was declared.
  ///   - library: the catalogue.
  /// - Throws: a failure that says what to write instead.
  init(of name: String, in store: ResultStore, library: SuiteLibrary) throws {
    let name = try ClaimNames(of: library.allSuites).match(name) ?? name
    let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let (run, suiteID) =
      try parts.count == 2
      ? Self.declaration(ofSuite: parts[0], in: store)
      : Self.declaration(ofCell: name, in: store)
    guard var options = try? PlanOptions(text: run.options) else {
      throw CommandFailure(.nothingMatched, "run \(run.id) has options that cannot be read")
    }
    options.suites = [suiteID]
    options.shard = nil
    options.rerun = .all
    let (profile, suites) = try library.selection(options)
    guard let suite = suites.first else {
      throw CommandFailure(.nothingMatched, "there is no suite '\(suiteID)'")
    }
    if parts.count == 2 {
      options.filter = try Self.filter(ofClaim: parts[1], in: suite)
    } else {
      options.filter = "key:\(name.prefix(8))"
    }
    (self.suite, self.profile, self.options, self.run) = (suite, profile, options, run)
  }

  /// The command that measures the cells again into a database of its own.
  var command: String {
    RepeatCommand(suite: suite.id, profile: profile.id, options: Scoring.arguments(options))
      .text(filter: options.filter ?? "")
  }

  private static func declaration(
    ofSuite suite: String,
    in store: ResultStore
  ) throws -> (RunRecord, String) {
    guard let run = try store.lastDeclaration(ofSuite: suite) else {
      throw CommandFailure(
        .nothingMatched,
        "\(store.path): no run of a suite '\(suite)'; `pwsbench run \(suite)` makes one"
      )
    }
    return (run, suite)
  }

  private static func declaration(
    ofCell name: String,
    in store: ResultStore
  ) throws -> (RunRecord, String) {
    guard name.count >= 8, name.allSatisfy({ $0.isHexDigit && !$0.isUppercase }) else {
      throw CommandFailure(
        .badCommandLine,
        "'\(name)' is neither a claim nor a cell; write one as large-lr/D3, or at least 8 digits of a key"
      )
    }
    let keys = try store.keys(beginningWith: name)
    guard keys.count < 2 else {
      throw CommandFailure(
        .badCommandLine,
        "'\(name)' stands for \(keys.count) cells: \(keys.joined(separator: ", "))"
      )
    }
    guard let key = keys.first, let (run, suite) = try store.lastDeclaration(ofCell: key) else {
      throw CommandFailure(.nothingMatched, "\(store.path): no cell whose key begins with \(name)")
    }
    return (run, suite)
  }

  /// The cells of a claim's checks, and of the controls that its verdict depends on.
  private static func filter(ofClaim id: String, in suite: Suite) throws -> String {
    guard suite.claims.contains(where: { $0.id == id }) else {
      let known = suite.claims.map { "\(suite.id)/\($0.id)" }.joined(separator: ", ")
      throw CommandFailure(.nothingMatched, "no claim '\(suite.id)/\(id)'; there are \(known)")
    }
    return RepeatCommand.filter(claim: id, controls: suite.controls)
  }
}
