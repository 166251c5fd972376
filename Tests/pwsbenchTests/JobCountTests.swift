import Foundation
import Testing

@Suite("JobCount")
struct JobCountTests {
  private func jobs(_ arguments: [String], in folder: CommandFolder) throws -> Int {
    let outcome = try BuiltCommand().run(
      ["plan", "--no-measure", "--format", "json"] + arguments,
      in: folder.url
    )
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    return try #require((object as? [String: Any])?["jobs"] as? Int)
  }

  @Test("auto is the default: the cores, divided by the threads of a cell")
  func cores() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let cores = ProcessInfo.processInfo.activeProcessorCount
    #expect((1...cores).contains(try jobs([], in: folder)))
    #expect(try jobs(["--jobs", "auto"], in: folder) == jobs([], in: folder))
    #expect(try jobs(["--jobs", "7"], in: folder) == 7)
    #expect(try jobs(["--threads", "\(2 * cores)"], in: folder) == 1)
  }

  @Test("what bench --scaling kept of this machine decides, for as many threads")
  func measured() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let database = "Results/pwsbench.sqlite"
    let bench = try BuiltCommand().run(
      [
        "bench", "--scaling", "--network", "resnet-8", "--batch", "2", "--seconds", "0",
        "--rounds", "1", "--db", database,
      ],
      in: folder.url
    )
    #expect(bench.exitCode == 0, "\(bench.errors)")
    try folder.change(
      database,
      "INSERT INTO scaling SELECT machine_id, 1, 97, 1e9, measured FROM scaling LIMIT 1"
    )
    #expect(try jobs([], in: folder) == 97)
    #expect(try jobs(["--threads", "1000"], in: folder) == 1)
    #expect(try jobs(["--jobs", "3"], in: folder) == 3)
  }

  @Test("words other than auto are refused")
  func words() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    #expect(try BuiltCommand().run(["run", "--jobs", "some"], in: folder.url).exitCode == 2)
    let bench = try BuiltCommand().run(["bench", "--db", "x.sqlite"], in: folder.url)
    #expect(bench.exitCode == 2 && bench.errors.contains("--db goes with --scaling"))
  }
}
