import ArgumentParser
import Catalog
import Foundation

/// Shows an entry of the catalogue: what is written, or what then holds.
struct ShowEntryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entry",
    abstract: "Shows an entry of the catalogue; `show ID` is the same.",
    discussion: """
      An entry is a claim (large-lr/D3), a case (large-lr/bn-lr), a control, a suite or a profile. \
      Axis values after a case show its arms: show large-lr/bn-lr method=bn.
      """
  )

  @Argument(help: "The name, as 'pwsbench list' prints it.")
  var id: String

  @Argument(help: ArgumentHelp("Values of a case's axes.", valueName: "axis=value"))
  var axes: [String] = []

  @Flag(help: "Merge recipes, scales and the profile in, and fill in what is not written.")
  var resolved = false

  @Flag(help: "Show the file and line that each value comes from.")
  var origin = false

  @Option(help: "The profile whose scale and seeds are merged in.")
  var profile = "quick"

  @Option(help: "text or json.")
  var format: Format = .text

  @OptionGroup var catalogue: CatalogueOptions

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  func validate() throws {
    for word in axes where word.split(separator: "=").count != 2 {
      throw ValidationError("'\(word)' is no axis and value, as method=bn")
    }
  }

  func run() throws {
    let library = try catalogue.library()
    let profile: Profile
    do {
      profile = try library.profile(named: self.profile)
    } catch {
      throw CommandFailure(.badCommandLine, "\(error)")
    }
    let entries = try entries(of: library, profile: profile)
    switch format {
    case .json: Console.write(try Self.json(entries, profile: isResolved ? profile.id : nil))
    case .text: Console.write(entries.map(text).joined(separator: "\n"))
    }
  }

  /// An arm is a case with everything resolved.
  private var isResolved: Bool { resolved || !axes.isEmpty }

  private func entries(
    of library: SuiteLibrary,
    profile: Profile
  ) throws(CommandFailure) -> [CatalogEntry] {
    let entries: [CatalogEntry]
    do {
      entries = try library.entries(named: id)
    } catch {
      throw CommandFailure(.nothingMatched, "\(error)")
    }
    guard !axes.isEmpty else {
      return resolved ? entries.map { library.resolved($0, profile: profile) } : entries
    }
    let values = Dictionary(
      axes.map { word in
        let parts = word.split(separator: "=").map(String.init)
        return (parts[0], parts[1])
      },
      uniquingKeysWith: { $1 }
    )
    let arms = entries.flatMap { library.arms(of: $0, matching: values, profile: profile) }
    guard !arms.isEmpty else {
      throw CommandFailure(.nothingMatched, "no arm of \(id) has \(axes.joined(separator: " "))")
    }
    return arms
  }

  /// The name, then a line per value; the origin comes first, so that long values do not push it.
  private func text(_ entry: CatalogEntry) -> String {
    let origins = entry.details.map { origin ? $0.origin.description + "  " : "  " }
    let widths = (
      origins.map(\.count).max() ?? 0, entry.details.map(\.key.count).max() ?? 0
    )
    let lines = zip(origins, entry.details).map { origin, detail in
      origin.padding(toLength: widths.0, withPad: " ", startingAt: 0)
        + detail.key.padding(toLength: widths.1 + 2, withPad: " ", startingAt: 0) + detail.value
        + "\n"
    }
    return "\(entry.kind.rawValue) \(entry.id)\n" + lines.joined()
  }

  private struct Document: Encodable {
    var schema_version = 1
    var profile: String?
    var entries: [Entry]

    struct Entry: Encodable {
      var id: String
      var kind: CatalogEntry.Kind
      var details: [Value]
    }

    struct Value: Encodable {
      var key: String
      var value: String
      var file: String?
      var line: Int?
      var column: Int?
      var layer: String?
    }
  }

  private static func json(_ entries: [CatalogEntry], profile: String?) throws -> String {
    let records = entries.map { entry in
      Document.Entry(
        id: entry.id,
        kind: entry.kind,
        details: entry.details.map { detail in
          let place = detail.origin.location
          return Document.Value(
            key: detail.key,
            value: detail.value,
            file: place?.file,
            line: place?.line,
            column: place?.column,
            layer: place == nil ? "default" : detail.origin.layer
          )
        }
      )
    }
    return try PrettyJSON.text(of: Document(profile: profile, entries: records))
  }
}
