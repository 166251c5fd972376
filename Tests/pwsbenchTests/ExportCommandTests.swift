import Foundation
import Testing

@Suite("ExportCommand")
struct ExportCommandTests {
  @Test("JSON Lines and CSV hold the same rows, one per metric of every attempt")
  func forms() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let run = try command.run(["run", "--profile", "smoke"], in: folder.url)
    #expect(run.exitCode == 0, "\(run.errors)")
    let lines = try command.run(["export"], in: folder.url)
    #expect(lines.exitCode == 0 && lines.errors.isEmpty, "\(lines.errors)")
    struct Row: Decodable {
      var schema_version: Int
      var suite: String
      var `case`: String
      var metric: String
      var value: Double?
      var kind: String
      var accepted: Bool
    }
    let rows = try lines.output.split(separator: "\n").map {
      try JSONDecoder().decode(Row.self, from: Data($0.utf8))
    }
    #expect(rows.allSatisfy { $0.schema_version == 1 && $0.suite == "probe-suite" && $0.accepted })
    #expect(rows.count { $0.metric == "log10_condition" } == 2)
    #expect(rows.count { $0.metric == "train_loss" } == 2)
    // A run that does not diverge diverges at no step: an infinity is a value like any other.
    let never = rows.filter { $0.metric == "diverged_step" }
    #expect(never.map(\.kind) == ["+inf", "+inf"] && never.allSatisfy { $0.value == nil })
    let csv = try command.run(
      ["export", "--format", "csv", "--out", "table.csv"],
      in: folder.url
    )
    #expect(csv.exitCode == 0 && csv.output.isEmpty)
    let table = try folder.text("table.csv").components(separatedBy: "\r\n")
    #expect(table.first?.hasPrefix("schema_version,suite,case,arm,seed,metric,value,kind,") == true)
    #expect(table.count == rows.count + 2)
    #expect(!folder.exists("table.csv.partial"))
  }

  @Test("a database without attempts, a missing one and a bad place are different ends")
  func nothing() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    #expect(try command.run(["export", "--db", "none"], in: folder.url).exitCode == 2)
    #expect(
      try command.run(["run", "--time-budget", "0.0001s", "--db", "a"], in: folder.url).exitCode
        == 75
    )
    try folder.change(
      "a",
      """
      DELETE FROM point; DELETE FROM result; DELETE FROM verdict_attempt; DELETE FROM attempt
      """
    )
    let empty = try command.run(["export", "--db", "a"], in: folder.url)
    #expect(empty.exitCode == 7 && empty.errors.contains("holds no attempt"))
    let place = try command.run(["export", "--db", "a", "--out", "no/x"], in: folder.url)
    #expect(place.exitCode == 2 && place.errors.contains("no/x: cannot be written"))
  }
}
