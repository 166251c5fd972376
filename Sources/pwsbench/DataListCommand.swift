import ArgumentParser
import Catalog

/// Shows the data sets of the catalogue.
struct DataListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists the data sets, whether they are there, and under which licence."
  )

  @Option(help: "table, json, csv or names (one per line).")
  var format: NameTable.Format = .table

  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var data: DataOptions

  func run() throws {
    let folder = try? DatasetFolder(data)
    let table = NameTable(
      title: "data",
      columns: ["name", "state", "bytes", "licence", "title", "homepage"],
      rows: try catalogue.library().datasets.map { source in
        let absent = source.files.isEmpty ? DatasetFolder.State.made : .missing
        return [
          source.id, (folder?.state(of: source) ?? absent).rawValue,
          "\(source.downloads.reduce(0) { $0 + $1.content.bytes })", source.licence,
          source.title, source.homepage,
        ]
      }
    )
    Console.write(try table.text(format))
  }
}
