import ArgumentParser
import Foundation
import Harness

/// The other end of `run`: one experiment from standard input, its measurements to the parent.
struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker",
    abstract: "Runs one experiment for `pwsbench run`.",
    shouldDisplay: false
  )

  func run() throws {
    // First of all: whatever is printed from here on must not end up between the messages.
    guard let channel = WorkerChannel() else {
      throw CommandFailure(.internalError, "the worker cannot take its channel over")
    }
    OrphanWatch.begin()
    let code = Worker(channel: channel).run()
    guard code == 0 else { throw CommandFailure(ExitStatus(rawValue: code) ?? .internalError) }
  }
}
