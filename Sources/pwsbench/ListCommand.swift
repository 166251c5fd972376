import ArgumentParser
import Catalog
import Datasets
import Harness
import Networks

/// Shows the names that other commands take.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists what there is: suites, claims, methods, data sets.",
    discussion: """
      'methods' are those with a name, each with what its slots hold; 'slots' is what may stand in a \
      slot of a composed method, with its numbers, their standards and their ranges: \
      kernel=pws(gamma=0.2),activation=bias,gradient=gc.
      """
  )

  enum Subject: String, CaseIterable, ExpressibleByArgument {
    case suites, claims, cases, cells, tags, methods, slots, networks, datasets, profiles
  }

  @Argument(
    help: "suites, claims, cases, cells, tags, methods, slots, networks, datasets or profiles."
  )
  var subject: Subject

  @Option(help: "table, json, csv or names (one per line).")
  var format: NameTable.Format = .table

  @Option(help: "The profile whose cells are listed.")
  var profile = "quick"

  @OptionGroup var filter: FilterOptions
  @OptionGroup var catalogue: CatalogueOptions

  func validate() throws {
    let isCatalogued = [.suites, .claims, .cases, .cells].contains(subject)
    if filter.text != nil, !isCatalogued {
      throw ValidationError(
        "-f chooses among suites, claims, cases and cells, not \(subject.rawValue)"
      )
    }
  }

  func run() throws {
    let table =
      switch subject {
      case .methods: MethodTables.methods
      case .slots: MethodTables.slots
      case .networks: Self.networks
      case .datasets: Self.datasets
      case .suites, .claims, .cases, .cells, .tags, .profiles: try catalogued()
      }
    guard filter.text == nil || !table.rows.isEmpty else {
      throw CommandFailure(.nothingMatched, "no \(subject.rawValue) match -f")
    }
    Console.write(try table.text(format))
  }

  private static var networks: NameTable {
    NameTable(
      title: "networks",
      columns: ["name"],
      rows: NetworkRegistry.names.map { [$0] }
    )
  }

  private static var datasets: NameTable {
    NameTable(
      title: "datasets",
      columns: ["name", "summary", "shape", "classes", "train", "test", "source"],
      rows: DatasetRegistry.all.map(\.description).map { set in
        [
          set.name, set.summary, "\(set.shape)", "\(set.classes)", "\(set.trainImages)",
          "\(set.testImages)", set.source ?? "made by the program",
        ]
      }
    )
  }

  private func catalogued() throws -> NameTable {
    let library = try catalogue.library()
    if subject == .profiles { return Self.profiles(library.profiles) }
    let suites = library.allSuites
    if subject == .cells { return try cells(library) }
    let table = CatalogueTable(suites: suites, filter: try condition(over: suites))
    return switch subject {
    case .claims: table.claimTable
    case .cases: table.caseTable
    case .tags: Self.tags(suites)
    default: table.suiteTable
    }
  }

  /// The condition of the command line; cells have no seeds, keys and outcomes here.
  private func condition(over suites: [Suite]) throws -> Filter? {
    guard let text = filter.text else { return nil }
    do {
      let unknown = ["seed", "key", "outcome"]
      let keys = FilterSubject.keys(of: suites).filter { !unknown.contains($0) }
      return try Filter(text, keys: keys)
    } catch {
      throw CommandFailure(.badCommandLine, "\(error)")
    }
  }

  private static func tags(_ suites: [Suite]) -> NameTable {
    let tagged = suites.flatMap { suite in
      suite.cases.flatMap { template in template.tags.map { ($0, "\(suite.id)/\(template.id)") } }
    }
    let cases = Dictionary(grouping: tagged) { $0.0 }
    return NameTable(
      title: "tags",
      columns: ["name", "cases"],
      rows: cases.keys.sorted().map { tag in
        [tag, (cases[tag] ?? []).map(\.1).joined(separator: " ")]
      }
    )
  }

  private func cells(_ library: SuiteLibrary) throws(CommandFailure) -> NameTable {
    var options = PlanOptions(profile: profile)
    options.filter = filter.text
    let (profile, suites) = try library.selection(options)
    let plan = try RunCommand.plan(suites, profile, options)
    return NameTable(
      title: "cells",
      columns: ["name", "kind", "seed"],
      rows: plan.cells.map { [$0.name, $0.kind.rawValue, "\($0.seed)"] }
    )
  }

  private static func profiles(_ profiles: [Profile]) -> NameTable {
    NameTable(
      title: "profiles",
      columns: ["name", "scale", "train seeds", "probe seeds", "verdicts"],
      rows: profiles.map { profile in
        [
          profile.id, profile.scale, "\(profile.seeds[.train] ?? 1)",
          "\(profile.seeds[.probe] ?? 1)", profile.verdicts.rawValue,
        ]
      }
    )
  }
}

extension NameTable.Format: ExpressibleByArgument {}
