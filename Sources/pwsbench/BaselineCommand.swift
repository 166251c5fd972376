import ArgumentParser
import Comparison
import Foundation
import Report
import Verdicts

/// Keeps what later runs are compared with.
struct BaselineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline",
    abstract: "Keeps what later runs are compared with.",
    discussion: """
      A baseline is a small sorted file with the outcome, the metrics and the checksum of every \
      cell, made to be committed. One that was edited by hand is refused with exit code 9.
      """,
    subcommands: [
      Save.self, Promote.self, List.self, Show.self, Export.self, Import.self, Delete.self,
    ]
  )

  /// Saves a run under a new name.
  struct Save: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Saves the last run of the database under a new name."
    )
    @Argument(help: "The name, as smoke.") var name: String
    @Option(name: .customLong("run"), help: "The run instead of the last one.")
    var head = "latest"
    @OptionGroup var options: ComparisonOptions

    func run() throws {
      let source = try options.source()
      try source.shelf.check(name)
      guard !source.shelf.names.contains(name) else {
        throw CommandFailure(
          .badCommandLine,
          "there is a baseline '\(name)'; `pwsbench baseline promote \(name)` replaces it"
        )
      }
      try BaselineCommand.save(try source.snapshot(head), as: name, in: source.shelf)
    }
  }

  /// Replaces a baseline by a run, and says what is accepted with it.
  struct Promote: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Replaces a baseline by the last run, and prints what changes with it."
    )
    @Argument(help: "The name, as smoke.") var name: String
    @Option(name: .customLong("run"), help: "The run instead of the last one.")
    var head = "latest"
    @OptionGroup var options: ComparisonOptions

    func run() throws {
      let source = try options.source()
      try source.shelf.check(name)
      let head = try source.snapshot(head)
      // What cannot be read is replaced all the same: that is how it becomes readable again.
      if let base = try? source.shelf.read(name) {
        let diff = Diff(
          base: (name, base),
          head: head,
          policy: try options.gatePolicy(),
          floors: try source.floors(for: head.snapshot)
        )
        Console.write(DiffFormat.text.text(of: DiffReport(diff)))
      }
      try BaselineCommand.save(head, as: name, in: source.shelf)
    }
  }

  /// Lists the baselines.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists the baselines.")
    @OptionGroup var shelf: ShelfOption

    func run() throws {
      for name in shelf.shelf.names { Console.write(name + "\n") }
    }
  }

  /// Shows what a baseline holds.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Says what a baseline holds.")
    @Argument(help: "The name.") var name: String
    @OptionGroup var shelf: ShelfOption

    func run() throws {
      let snapshot = try shelf.shelf.read(name)
      let origin = snapshot.origin
      let lines =
        [
          "profile   \(origin.profile)", "measured  \(origin.date)",
          "commit    \(origin.commit ?? "unknown")", "machine   \(origin.machine)",
          "cells     \(snapshot.measured) measured of \(snapshot.declared)",
        ] + snapshot.claims.map { "claim     \($0.id) \($0.verdict.rawValue)" }
      Console.write(lines.map { $0 + "\n" }.joined())
    }
  }

  /// Writes a baseline to a file.
  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Writes a baseline to a file.")
    @Argument(help: "The name.") var name: String
    @Argument(help: "The file.") var file: String
    @OptionGroup var shelf: ShelfOption

    func run() throws {
      try BaselineShelf.write(try shelf.shelf.read(name), to: file)
    }
  }

  /// Takes an exported file in as a baseline.
  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Takes an exported file in under a new name."
    )
    @Argument(help: "The file.") var file: String
    @Argument(help: "The name.") var name: String
    @OptionGroup var shelf: ShelfOption

    func run() throws {
      try shelf.shelf.check(name)
      guard !shelf.shelf.names.contains(name) else {
        throw CommandFailure(
          .badCommandLine,
          "there is a baseline '\(name)'; `pwsbench baseline delete \(name)` removes it"
        )
      }
      let snapshot = try BaselineShelf.read(path: file)
      try BaselineCommand.save((file, snapshot), as: name, in: shelf.shelf)
    }
  }

  /// Removes a baseline.
  struct Delete: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Removes a baseline.")
    @Argument(help: "The name.") var name: String
    @OptionGroup var shelf: ShelfOption

    func run() throws {
      guard shelf.shelf.names.contains(name) else {
        throw CommandFailure(
          .badCommandLine,
          "no baseline '\(name)' in \(shelf.shelf.folder)"
        )
      }
      try FileManager.default.removeItem(atPath: shelf.shelf.path(name))
    }
  }

  private static func save(
    _ side: (name: String, snapshot: Snapshot),
    as name: String,
    in shelf: BaselineShelf
  ) throws(CommandFailure) {
    let snapshot = side.snapshot
    guard snapshot.measured > 0 else {
      throw CommandFailure(.nothingMatched, "\(side.name): nothing was measured, nothing is saved")
    }
    try BaselineShelf.write(snapshot, to: shelf.path(name))
    Console.write(
      "Baseline: \(shelf.path(name)), \(snapshot.measured) of \(snapshot.declared) cells measured\n"
    )
  }
}

/// Where the baselines are: an option of the commands that need no database.
struct ShelfOption: ParsableArguments {
  @Option(help: ArgumentHelp("The folder of the baselines.", valueName: "dir"))
  var baselines = "Results/baselines"

  var shelf: BaselineShelf { BaselineShelf(folder: baselines) }
}
