import Foundation
import Testing

@Suite("Continued runs")
struct ContinuedRunTests {
  private static let arguments = ["run", "--jobs", "2", "--report", "report", "--db"]
  private static let often = ["--checkpoint-every", "0.1s"]

  /// Two long trainings and nothing else.
  private func folder(steps: Int, timeout: String = "2m") throws -> CommandFolder {
    let folder = try CommandFolder()
    let suite = CommandFolder.suite(steps: steps, dataset: "procedural")
      .replacing("timeout: 2m", with: "timeout: \(timeout)")
    try folder.write(suite, to: "Suites/probe-suite.yaml")
    return folder
  }

  private func call(_ database: String, _ more: [String] = often) -> [String] {
    Self.arguments + [database, "--profile", "smoke", "-f", "case:step"] + more
  }

  private func checkpoints(_ folder: CommandFolder, _ database: String) -> [String] {
    let path = folder.path(database + "-checkpoints")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { $0.hasSuffix(".safetensors") }.sorted()
  }

  /// Kills a run, parent and all, once both cells have checkpoints.
  private func kill(_ database: String, in folder: CommandFolder, after pause: UInt32 = 0) throws {
    let process = try BuiltCommand().start(
      call(database),
      in: folder.url,
      errors: folder.url.appendingPathComponent("errors")
    )
    try waitUntil { checkpoints(folder, database).count == 2 }
    usleep(pause)
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    // Workers see within a second that their parent is gone; a last checkpoint may come until then.
    sleep(2)
    #expect(checkpoints(folder, database).count == 2)
  }

  private func waitUntil(_ condition: () throws -> Bool) throws {
    for _ in 0..<1200 {
      if try condition() { return }
      usleep(50_000)
    }
    Issue.record("nothing happened within a minute")
  }

  private let points = """
    SELECT cell_key || metric || step || coalesce(value, kind) FROM point
    JOIN attempt ON attempt_id = id WHERE accepted = 1 ORDER BY 1
    """

  @Test("a run that is killed in the middle of cells goes on there, and ends with the same bits")
  func killed() throws {
    let folder = try folder(steps: 1500)
    defer { folder.remove() }
    let command = try BuiltCommand()
    let whole = try command.run(call("whole.sqlite", []), in: folder.url)
    #expect(whole.exitCode == 0, "\(whole.errors)")
    try kill("killed.sqlite", in: folder)
    let rest = try command.run(call("killed.sqlite"), in: folder.url)
    #expect(rest.exitCode == 0, "\(rest.errors)")
    #expect(rest.errors.split(separator: "\n").count { $0.hasPrefix("continued ") } == 2)
    #expect(
      try folder.column("killed.sqlite", KilledRunTests.measured)
        == folder.column("whole.sqlite", KilledRunTests.measured)
    )
    let rows = try folder.column("killed.sqlite", points)
    #expect(try rows == folder.column("whole.sqlite", points))
    #expect(rows.count > 800)
    let steps = try folder.column(
      "killed.sqlite",
      "SELECT continued_step FROM attempt WHERE accepted = 1"
    )
    #expect(steps.count == 2 && steps.allSatisfy { (1..<1500).contains(Int($0) ?? 0) })
    #expect(!folder.exists("killed.sqlite-checkpoints"))
    #expect(try command.run(["verify", "killed.sqlite"], in: folder.url).exitCode == 0)
  }

  @Test("checkpoints that are damaged, or of another cell, are told of and change nothing")
  func useless() throws {
    let folder = try folder(steps: 400)
    defer { folder.remove() }
    let command = try BuiltCommand()
    #expect(try command.run(call("whole.sqlite", []), in: folder.url).exitCode == 0)
    try kill("killed.sqlite", in: folder)
    let names = checkpoints(folder, "killed.sqlite").map { "killed.sqlite-checkpoints/" + $0 }
    let bytes = try Data(contentsOf: folder.url.appendingPathComponent(names[0]))
    try bytes.write(to: folder.url.appendingPathComponent(names[1]))
    try bytes.dropLast(9).write(to: folder.url.appendingPathComponent(names[0]))
    let rest = try command.run(call("killed.sqlite"), in: folder.url)
    #expect(rest.exitCode == 0)
    #expect(rest.errors.contains(" is damaged ("), "\(rest.errors)")
    #expect(rest.errors.contains(" belongs to another cell: ignored, the cell begins anew"))
    #expect(
      try folder.column("killed.sqlite", KilledRunTests.measured)
        == folder.column("whole.sqlite", KilledRunTests.measured)
    )
  }

  @Test("a worker that is killed alone fails its cell with its signal, and the next run goes on")
  func worker() throws {
    let folder = try folder(steps: 1500)
    defer { folder.remove() }
    let command = try BuiltCommand()
    let process = try command.start(
      call("killed.sqlite"),
      in: folder.url,
      errors: folder.url.appendingPathComponent("errors")
    )
    try waitUntil { checkpoints(folder, "killed.sqlite").count == 2 }
    let workers = try folder.column(
      "killed.sqlite",
      "SELECT pid FROM attempt WHERE outcome = 'running' LIMIT 1"
    )
    let pid = try #require(workers.first.flatMap { Int32($0) })
    Foundation.kill(pid, SIGKILL)
    process.waitUntilExit()
    #expect(process.terminationStatus == 4)
    #expect(try folder.text("errors").contains("ended by SIGKILL without a result"))
    #expect(checkpoints(folder, "killed.sqlite").count == 1)
    let rest = try command.run(call("killed.sqlite"), in: folder.url)
    #expect(rest.exitCode == 0 && rest.errors.contains("continued probe-suite/step"))
  }

  @Test("a cell that runs out of time does not go on for ever")
  func deadline() throws {
    let folder = try folder(steps: 1_000_000, timeout: "4s")
    defer { folder.remove() }
    let command = try BuiltCommand()
    try kill("late.sqlite", in: folder, after: 1_500_000)
    // What was used before the kill counts: the rest is shorter than the whole deadline.
    let began = ContinuousClock.now
    let second = try command.run(call("late.sqlite"), in: folder.url)
    #expect(second.exitCode == 4)
    #expect(second.errors.contains("continued probe-suite/step"))
    #expect(second.errors.contains("no result within 4 s"))
    #expect(ContinuousClock.now - began < .seconds(60))
    let seconds = try folder.column(
      "late.sqlite",
      "SELECT CAST(seconds AS INTEGER) FROM attempt WHERE outcome = 'timeout'"
    )
    #expect(seconds.allSatisfy { (4...6).contains(Int($0) ?? 0) }, "\(seconds)")
    #expect(checkpoints(folder, "late.sqlite").isEmpty)
    let third = try command.run(call("late.sqlite"), in: folder.url)
    #expect(third.exitCode == 4 && !third.errors.contains("continued"))
  }
}
