import ArgumentParser
import Catalog
import Foundation
import Harness
import Report
import Store
import Verdicts

/// Fixes the rules of claims before the data, and shows what became of them.
struct PreregCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prereg",
    abstract: "Fixes the decision rules of claims before the data, and checks them.",
    discussion: """
      The rules stand in PREREG.lock beside the suites. A scorecard marks with † every verdict \
      whose rule was changed, or locked only after the first result.
      """,
    subcommands: [Lock.self, Verify.self, Diff.self]
  )

  /// Writes the lock.
  struct Lock: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "lock",
      abstract: "Writes PREREG.lock; rules that are unchanged keep their date."
    )

    @OptionGroup var catalogue: CatalogueOptions

    func run() async throws {
      let registry = try catalogue.registry(try catalogue.library())
      let folder = try catalogue.folder.path()
      let build = await BuildInspection.current(executable: Program.executable, sources: folder)
      let comparisons = registry.lock.comparison(with: registry.rules)
      let lock = registry.lock.updated(
        to: registry.rules,
        at: Timestamp.now(),
        commit: build.commit
      )
      let path = "\(folder)/\(RuleLock.fileName)"
      do {
        try Data(lock.text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
      } catch {
        throw CommandFailure(
          .badCommandLine,
          "\(path): the lock cannot be written: \(error.localizedDescription)"
        )
      }
      let changed = comparisons.filter { $0.status != .locked }
      if !changed.isEmpty { Console.write("Until now:\n\(RegistrationText(changed).text)") }
      Console.write("Locked: \(path)\n")
    }
  }

  /// Holds the suites, and the results where they are named, against the lock.
  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "verify",
      abstract: "Says which rules are not as they were locked; ends with 8 when there are any."
    )

    @OptionGroup var catalogue: CatalogueOptions
    @Option(help: "text or json.")
    var format: RegistrationFormat = .text

    @Option(
      help: ArgumentHelp(
        "A database; rules locked after its first results then count as violated, too.",
        valueName: "file"
      )
    )
    var db: String?

    func run() throws {
      let library = try catalogue.library()
      let registry = try catalogue.registry(library)
      let comparisons = registry.lock.comparison(with: registry.rules)
      Console.write(format.text(comparisons))
      let late = try db.map { try Self.late($0, registry, library) } ?? []
      for line in late { Console.note(line) }
      guard comparisons.allSatisfy({ $0.status == .locked }), late.isEmpty else {
        throw CommandFailure(.preregistration)
      }
    }

    /// Sentences on the claims of the last run whose rules are younger than their results.
    private static func late(
      _ path: String,
      _ registry: RuleRegistry,
      _ library: SuiteLibrary
    ) throws -> [String] {
      let (store, run) = try StoredRun.last(of: path)
      let (profile, suites) = try library.selection(run.options)
      let scorecard = try Scoring(
        suites: suites,
        profile: profile,
        options: run.options,
        run: run.record,
        registry: registry
      ).scorecard(from: store)
      return scorecard.verdicts.compactMap { verdict in
        guard let registration = verdict.registration, registration.isAmended else { return nil }
        return "\(verdict.suite)/\(verdict.claim.id): \(registration.note)"
      }
    }
  }

  /// Shows what changed, and never fails on it.
  struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "diff",
      abstract: "Shows what changed since the rules were locked."
    )

    @Argument(help: "Claims, as large-lr/D3, or D3 where one suite has it; all when none is given.")
    var claims: [String] = []

    @OptionGroup var catalogue: CatalogueOptions
    @Option(help: "text or json.")
    var format: RegistrationFormat = .text

    func run() throws {
      let registry = try catalogue.registry(try catalogue.library())
      let all = registry.lock.comparison(with: registry.rules)
      let names = ClaimNames(all.map(\.claim))
      let chosen = Set(try claims.map(names.require))
      Console.write(format.text(claims.isEmpty ? all : all.filter { chosen.contains($0.claim) }))
    }
  }
}

/// How rules are shown.
enum RegistrationFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json

  /// The rules in this format.
  func text(_ comparisons: [RuleComparison]) -> String {
    let text = RegistrationText(comparisons)
    return self == .text ? text.text : text.json
  }
}
