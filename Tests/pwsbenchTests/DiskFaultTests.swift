import Foundation
import Testing

@Suite("Faults of the disk")
struct DiskFaultTests {
  @Test(
    "a full disk ends a run with a sentence; with room again the same command loses nothing",
    .enabled(if: SmallDisk.isPossible, SmallDisk.reason)
  )
  func full() throws {
    let folder = try CommandFolder(steps: 60)
    defer { folder.remove() }
    let disk = try #require(SmallDisk(kilobytes: 240))
    defer { disk.remove() }
    let command = try BuiltCommand()
    let database = disk.url.appendingPathComponent("r.sqlite").path
    let arguments = ["run", "--db", database, "--report", "report", "--progress", "none"]
    // What fills the disk may come at any commit: each size hits another one.
    var isFull = false
    for size in stride(from: 240, through: 400, by: 40) {
      #expect(disk.remount("size=\(size)k"))
      let outcome = try command.run(arguments, in: folder.url)
      guard outcome.exitCode != 0 else { break }
      isFull = true
      #expect(outcome.exitCode == 4 || outcome.exitCode == 2, "\(outcome.errors)")
      #expect(outcome.errors.contains("the disk is full"), "\(outcome.errors)")
      #expect(outcome.errors.contains("free some space and run again"))
    }
    #expect(isFull)
    #expect(disk.remount("size=64m"))
    let last = try command.run(arguments, in: folder.url)
    #expect(last.exitCode == 0, "\(last.errors)")
    let undisturbed = ["run", "--db", "whole.sqlite", "--report", "report", "--progress", "none"]
    #expect(try command.run(undisturbed, in: folder.url).exitCode == 0)
    try FileManager.default.copyItem(atPath: database, toPath: folder.path("full.sqlite"))
    let rows = try folder.column("full.sqlite", KilledRunTests.measured)
    #expect(rows.count == 10)
    #expect(try rows == folder.column("whole.sqlite", KilledRunTests.measured))
    let verify = try command.run(["verify", database], in: folder.url)
    #expect(verify.exitCode == 0, "\(verify.output)\(verify.errors)")
  }

  @Test(
    "a database on a disk that cannot be written is refused",
    .enabled(if: SmallDisk.isPossible, SmallDisk.reason)
  )
  func readOnly() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let disk = try #require(SmallDisk(kilobytes: 32_000))
    defer { disk.remove() }
    let command = try BuiltCommand()
    let database = disk.url.appendingPathComponent("r.sqlite").path
    let arguments = [
      "run", "--profile", "smoke", "--db", database, "--report", "report", "--progress", "none",
    ]
    #expect(try command.run(arguments, in: folder.url).exitCode == 0)
    #expect(disk.remount("ro"))
    let run = try command.run(arguments, in: folder.url)
    #expect(run.exitCode == 2, "\(run.errors)")
    #expect(run.errors.contains("cannot be written"), "\(run.errors)")
    // Readers need no room there, though the database is in write-ahead mode.
    let export = try command.run(["export", "--db", database, "--format", "csv"], in: folder.url)
    #expect(export.exitCode == 0 && export.output.contains("probe-suite"), "\(export.errors)")
    let verify = try command.run(["verify", database], in: folder.url)
    #expect(verify.exitCode == 0, "\(verify.output)\(verify.errors)")
    let status = try command.run(["status", "--db", database], in: folder.url)
    #expect(status.exitCode == 0, "\(status.errors)")
  }

  @Test(
    "what was only in the log of a database that cannot be written is read too",
    .enabled(if: SmallDisk.isPossible, SmallDisk.reason)
  )
  func log() throws {
    let folder = try CommandFolder(steps: 1_000_000)
    defer { folder.remove() }
    let disk = try #require(SmallDisk(kilobytes: 32_000))
    defer { disk.remove() }
    let command = try BuiltCommand()
    let database = disk.url.appendingPathComponent("r.sqlite").path
    let process = try command.start(
      ["run", "--jobs", "3", "--db", database],
      in: folder.url,
      errors: folder.url.appendingPathComponent("errors")
    )
    // Two probes have ended; a kill leaves the log where it is.
    for _ in 0..<1200 where try folder.text("errors").split(separator: "\n").count < 2 {
      usleep(50_000)
    }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    sleep(2)
    #expect(disk.remount("ro"))
    let export = try command.run(["export", "--db", database], in: folder.url)
    #expect(export.exitCode == 0 && export.output.contains("log10_condition"), "\(export.errors)")
  }
}
