import Foundation
import Testing

@Suite("Killed runs")
struct KilledRunTests {
  static let measured = """
    SELECT cell_key || trajectory_sha || outcome || coalesce(group_concat(metric || '=' ||
      coalesce(value, result.kind)), '')
    FROM attempt JOIN (SELECT * FROM result ORDER BY metric) AS result ON attempt_id = attempt.id
    WHERE accepted = 1 GROUP BY attempt.id ORDER BY 1
    """

  @Test("runs that are killed at twenty random moments end with the bits of one that was not")
  func killed() throws {
    let folder = try CommandFolder(steps: 40)
    defer { folder.remove() }
    let command = try BuiltCommand()
    let arguments = [
      "run", "--jobs", "2", "--progress", "none", "--checkpoint-every", "0.05s", "--report",
      "report", "--db",
    ]
    let began = ContinuousClock.now
    let whole = try command.run(arguments + ["whole.sqlite"], in: folder.url)
    let length = ContinuousClock.now - began
    #expect(whole.exitCode == 0, "\(whole.errors)")
    var hits = 0, interrupted = 0
    for database in (1...12).map({ "killed\($0).sqlite" }) where hits < 20 {
      for _ in 0..<4 {
        let process = try command.start(
          arguments + [database],
          in: folder.url,
          errors: folder.url.appendingPathComponent("errors")
        )
        let moment = length * Double.random(in: 0.05...0.6)
        usleep(UInt32(moment / .microseconds(1)))
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        // A run that had ended by then was not killed, and nothing is left of it to kill again.
        guard process.terminationReason == .uncaughtSignal else { break }
        hits += 1
      }
      let rest = try command.run(arguments + [database], in: folder.url)
      #expect(rest.exitCode == 0, "\(rest.errors)")
      let rows = try folder.column(database, Self.measured)
      #expect(rows.count == 10)
      #expect(try rows == folder.column("whole.sqlite", Self.measured))
      #expect(try command.run(["verify", database], in: folder.url).exitCode == 0)
      let merge = ["merge", "all.sqlite", "whole.sqlite", database]
      #expect(try command.run(merge, in: folder.url).exitCode == 0)
      let stopped = "SELECT id FROM attempt WHERE outcome = 'interrupted'"
      interrupted += try folder.column(database, stopped).count
    }
    #expect(hits >= 20)
    #expect(interrupted > 0)
  }

  @Test("of two runs that start at once into one database none doubles an outcome")
  func twoAtOnce() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let processes = try (1...2).map { number in
      try command.start(
        ["run", "--progress", "none"],
        in: folder.url,
        errors: folder.url.appendingPathComponent("errors\(number)")
      )
    }
    for process in processes { process.waitUntilExit() }
    let codes = processes.map(\.terminationStatus).sorted()
    // Both succeed when one had ended before the other looked.
    #expect(codes == [0, 2] || codes == [0, 0])
    if codes == [0, 2] {
      let texts = try ["errors1", "errors2"].map(folder.text)
      #expect(texts.contains { $0.contains("is running cells into this database") }, "\(texts)")
    }
    let counts = try folder.column(
      "Results/pwsbench.sqlite",
      "SELECT count(*) FROM attempt GROUP BY cell_key"
    )
    #expect(counts == Array(repeating: "1", count: 10))
  }
}
