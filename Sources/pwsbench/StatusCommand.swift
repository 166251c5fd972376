import ArgumentParser
import Foundation
import Harness
import Store

/// Shows how far the last run of a database is, also while it goes on.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Shows how far the last run is: done, running, failed and left."
  )

  @Option(help: ArgumentHelp("The database.", valueName: "file"))
  var db = "Results/pwsbench.sqlite"

  @Option(help: "text or json.")
  var format: PlanCommand.Format = .text

  func run() throws {
    let text: StatusText
    do {
      let store = try ResultStore(readingFrom: db)
      guard let record = try store.lastRun() else {
        throw CommandFailure(.nothingMatched, "\(db): holds no run; `pwsbench run` makes one")
      }
      let holder = try store.holder()
      text = StatusText(
        run: record.id,
        profile: record.profile,
        started: record.started,
        isAlive: holder.map(ProcessIdentity.isAlive) ?? false,
        cells: try store.declaredCells(ofRun: record.id),
        seconds: try store.meanSeconds(ofRun: record.id),
        now: .now
      )
    } catch let error as StoreError {
      throw CommandFailure(.badCommandLine, "\(error)")
    }
    Console.write(try format == .json ? text.json() : text.text)
  }
}
