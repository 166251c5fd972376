import ArgumentParser
import Catalog
import Datasets

/// Compares the files of data sets with their checksums.
struct DataVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Compares files with their lengths and checksums; 9 if one is missing or damaged."
  )

  @Argument(help: "The data sets; those of which something is there when none is given.")
  var names: [String] = []

  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var data: DataOptions

  func run() throws {
    let folder = try DatasetFolder(data)
    let sources = try catalogue.library().datasets(named: names).filter { source in
      !names.isEmpty || folder.state(of: source) != .missing
    }
    var isSound = true
    for file in sources.flatMap(\.files) {
      do {
        try file.fingerprint.verify(folder.path(of: file))
        let isKnown = file.sha256 != nil || file.md5 != nil
        Console.write("\(folder.path(of: file)): \(isKnown ? "ok" : "ok (length only)")\n")
      } catch {
        isSound = false
        Console.write("\(error)\n")
      }
    }
    guard isSound else {
      throw CommandFailure(.badData, "'pwsbench data fetch' replaces what is missing or damaged")
    }
  }
}
