import ArgumentParser
import Foundation

/// The entry: parses, runs, and turns every end into a documented exit code.
@main
struct EntryPoint {
  static func main() async {
    exit(await status().rawValue)
  }

  private static func status() async -> ExitStatus {
    do {
      var command = try PwsBench.parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      return .success
    } catch let failure as CommandFailure {
      if let message = failure.message { Console.note("pwsbench: \(message)") }
      return failure.status
    } catch {
      return ended(by: error)
    }
  }

  /// Help and versions are answers; what the parser refuses is a bad command line.
  private static func ended(by error: any Error) -> ExitStatus {
    let code = PwsBench.exitCode(for: error)
    let text = PwsBench.fullMessage(for: error)
    if code == .success {
      Console.write(text + "\n")
      return .success
    }
    if code == .validationFailure {
      Console.note(text)
      return .badCommandLine
    }
    Console.note("pwsbench: internal error: \(error)")
    return .internalError
  }
}
