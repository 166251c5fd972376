import Foundation
import Testing

@Suite("ReproCommand")
struct ReproCommandTests {
  let command: BuiltCommand

  init() throws { command = try BuiltCommand() }

  @Test("the command for a cell runs that cell alone, and gives the same trajectory")
  func cell() throws {
    let folder = try measured()
    defer { folder.remove() }
    let key = try key("step", "method=bn", in: folder)
    let outcome = try command.run(["repro", String(key.prefix(8))], in: folder.url)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let line = "pwsbench run probe-suite --profile smoke --seeds 2 -f 'key:\(key.prefix(8))'"
    #expect(outcome.output == line + " --db repro.sqlite\n")
    let words = outcome.output.split(separator: " ").dropFirst()
      .map { $0.trimmingCharacters(in: ["'", "\n"]) }
    let again = try command.run(words + ["--progress", "none"], in: folder.url)
    #expect(again.exitCode == 0, "\(again.errors)")
    let query = "SELECT trajectory_sha FROM attempt WHERE cell_key = '\(key)'"
    #expect(try folder.column("repro.sqlite", "SELECT cell_key FROM attempt") == [key])
    #expect(
      try folder.column("repro.sqlite", query)
        == folder.column("Results/pwsbench.sqlite", query)
    )
  }

  @Test("a check repeats a claim with its cells, and tells a trajectory that differs")
  func check() throws {
    let folder = try measured()
    defer { folder.remove() }
    let arguments = ["repro", "probe-suite/X1", "--check", "--progress", "none"]
    let same = try command.run(arguments, in: folder.url)
    #expect(same.exitCode == 0, "\(same.output)\(same.errors)")
    #expect(same.output.contains("-f 'claim:X1'"))
    #expect(same.output.components(separatedBy: "\nsame ").count == 5)
    let key = try key("products", "factors=2", in: folder)
    let cell = ["repro", String(key.prefix(8)), "--check", "--progress", "none"]
    let one = try command.run(cell, in: folder.url)
    #expect(one.exitCode == 0, "\(one.output)\(one.errors)")
    let lines = one.output.split(separator: "\n").dropFirst()
    #expect(lines.count == 1)
    #expect(lines.first?.hasPrefix("same          \(key.prefix(8)) probe-suite/products") == true)
    try folder.change(
      "Results/pwsbench.sqlite",
      "UPDATE attempt SET trajectory_sha = 'other' WHERE cell_key = '\(key)'"
    )
    let other = try command.run(arguments, in: folder.url)
    #expect(other.exitCode == 11)
    #expect(other.output.contains("DIFFERENT     \(key.prefix(8)) probe-suite/products factors=2"))
    // Nothing of the check stays in the database.
    #expect(
      try folder.column("Results/pwsbench.sqlite", "SELECT count(*) FROM run") == ["1"]
    )
  }

  /// A folder in which the small catalogue was run with two seeds.
  private func measured() throws -> CommandFolder {
    let folder = try CommandFolder()
    let outcome = try command.run(
      ["run", "--profile", "smoke", "--seeds", "2", "--progress", "none"],
      in: folder.url
    )
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    return folder
  }

  private func key(_ caseID: String, _ arm: String, in folder: CommandFolder) throws -> String {
    try #require(
      try folder.column(
        "Results/pwsbench.sqlite",
        "SELECT cell_key FROM run_cell WHERE case_id = '\(caseID)' AND arm = '\(arm)' ORDER BY seed"
      ).first
    )
  }
}
