import Foundation
import Testing

@Suite("Console")
struct ConsoleTests {
  @Test("without a terminal there is no colour and no cursor movement, in any environment")
  func plain() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    for environment in [[:], ["NO_COLOR": "1"], ["TERM": "xterm-256color"]] {
      let outcome = try BuiltCommand().run(
        ["run", "--profile", "smoke"],
        in: folder.url,
        environment: environment
      )
      #expect(outcome.exitCode == 0)
      #expect(!(outcome.output + outcome.errors).contains("\u{1B}"))
    }
  }

  @Test(
    "on a terminal there are colours, and none with NO_COLOR",
    .enabled(if: Terminal.isPossible, "skipped: `script`, which makes a terminal, is not here")
  )
  func terminal() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let run = ["run", "--progress", "none"]
    #expect(try command.run(run, in: folder.url).exitCode == 0)
    for (refusal, isColoured) in [("", true), ("1", false)] {
      let outcome = try command.run(
        Terminal.arguments("'\(command.path)' report"),
        with: Terminal.program,
        in: folder.url,
        environment: ["NO_COLOR": refusal]
      )
      #expect(outcome.exitCode == 0, "\(outcome.output)")
      #expect(outcome.output.contains("probe-suite/X1"))
      #expect(outcome.output.contains("\u{1B}[") == isColoured, "\(outcome.output)")
    }
  }

  /// A terminal that is none: `script` of util-linux, which shows on its output what a command writes.
  private enum Terminal {
    static let program = "/usr/bin/script"

    static func arguments(_ line: String) -> [String] { ["-qec", line, "/dev/null"] }

    static var isPossible: Bool {
      let here = FileManager.default.temporaryDirectory
      return (try? BuiltCommand().run(arguments("true"), with: program, in: here))?.exitCode == 0
    }
  }
}
