import ArgumentParser
import Catalog

/// Says where a data set lies.
struct DataPathCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "path",
    abstract: "Prints the paths of a data set's files; 9 if it is not complete."
  )

  @Argument(help: "The data set.")
  var name: String

  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var data: DataOptions

  func run() throws {
    let folder = try DatasetFolder(data)
    for source in try catalogue.library().datasets(named: [name]) {
      for file in source.files { Console.write(folder.path(of: file) + "\n") }
      let state = folder.state(of: source)
      guard state == .here || state == .made else {
        throw CommandFailure(
          .badData,
          "\(source.id): \(state.rawValue); 'pwsbench data fetch \(source.id)' downloads it"
        )
      }
    }
  }
}
