import Foundation
import Testing

@Suite("WorkerCommand")
struct WorkerCommandTests {
  @Test("a worker answers on its channel only, and what cannot be read is refused")
  func badRequest() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let outcome = try BuiltCommand().run(["worker"], in: folder.url)
    #expect(outcome.exitCode == 2)
    #expect(outcome.output.contains("the request could not be read"))
    #expect(outcome.output.split(separator: "\n").count == 1)
  }

  @Test("a worker that nobody listens to ends with 1: its parent always does, but for a mistake")
  func nobody() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let run = ["run", "--profile", "smoke", "-f", "case:products", "--progress", "none"]
    #expect(try command.run(run, in: folder.url).exitCode == 0)
    let experiment = try #require(
      try folder.column(
        "Results/pwsbench.sqlite",
        "SELECT json_extract(settings_json, '$.experiment') FROM cell LIMIT 1"
      ).first
    )
    try folder.write("{\"experiment\":\(experiment),\"threads\":1}\n", to: "request")
    for (reader, code) in [("cat >answer", "0"), ("true", "1")] {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      // A pipe that breaks is told by the write, not by a signal.
      process.arguments = [
        "-c", "trap '' PIPE; { \"$0\" worker <request; printf $? >code; } | \(reader)",
        command.path,
      ]
      process.currentDirectoryURL = folder.url
      try process.run()
      process.waitUntilExit()
      #expect(try folder.text("code") == code)
    }
    #expect(try folder.text("answer").contains("log10_condition"))
  }
}
