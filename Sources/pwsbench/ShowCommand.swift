import ArgumentParser

/// Shows one thing in full; the list of subcommands is all there is to extend.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Shows what a claim, case, suite or profile says, or what a network is made of.",
    subcommands: [ShowEntryCommand.self, ShowNetworkCommand.self],
    defaultSubcommand: ShowEntryCommand.self
  )
}
