import ArgumentParser

/// Data sets: which there are, where they come from, and whether they are sound.
struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data",
    abstract: "Lists, fetches and verifies data sets.",
    subcommands: [
      DataListCommand.self, DataFetchCommand.self, DataVerifyCommand.self, DataPathCommand.self,
    ]
  )
}
