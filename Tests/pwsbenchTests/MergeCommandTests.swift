import Foundation
import Testing

@Suite("MergeCommand")
struct MergeCommandTests {
  @Test("shards that were run apart make one scorecard, whatever their order")
  func shards() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    for shard in ["1", "2"] {
      let outcome = try command.run(
        ["run", "--shard", "\(shard)/2", "--db", "\(shard).sqlite", "--progress", "none"],
        in: folder.url
      )
      #expect(outcome.exitCode == 0, "\(outcome.errors)")
    }
    let merge = try command.run(["merge", "all/m.sqlite", "2.sqlite", "1.sqlite"], in: folder.url)
    #expect(merge.exitCode == 0, "\(merge.errors)")
    #expect(merge.output == "2.sqlite: 1 run, 5 attempts new\n1.sqlite: 1 run, 5 attempts new\n")
    let again = try command.run(["merge", "all/m.sqlite", "1.sqlite"], in: folder.url)
    #expect(again.output == "1.sqlite: 0 runs, 0 attempts new\n")
    let report = try command.run(["report", "--db", "all/m.sqlite"], in: folder.url)
    #expect(report.output.contains("10 of 10 cells measured"), "\(report.output)")
  }

  @Test("another trajectory of the same cell is named, and ends with 11")
  func nondeterministic() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    for name in ["a", "b"] {
      let outcome = try command.run(
        ["run", "--profile", "smoke", "--db", "\(name).sqlite", "--progress", "none"],
        in: folder.url
      )
      #expect(outcome.exitCode == 0, "\(outcome.errors)")
    }
    let same = try command.run(["merge", "same.sqlite", "a.sqlite", "b.sqlite"], in: folder.url)
    #expect(same.exitCode == 0, "\(same.output)")
    try folder.change(
      "b.sqlite",
      """
      UPDATE attempt SET trajectory_sha = 'other' WHERE cell_key IN
        (SELECT cell_key FROM run_cell WHERE case_id = 'products' AND arm = 'factors=2')
      """
    )
    let other = try command.run(["merge", "o.sqlite", "b.sqlite", "a.sqlite"], in: folder.url)
    #expect(other.exitCode == 11)
    #expect(other.output.contains("probe-suite/products factors=2 seed 7\n"), "\(other.output)")
    #expect(other.output.contains("  trajectory other  run "))
    #expect(other.errors.contains("1 cell with different trajectories"))
  }

  @Test("a database that is not there is named before anything is made")
  func missing() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let outcome = try BuiltCommand().run(["merge", "out.sqlite", "in.sqlite"], in: folder.url)
    #expect(outcome.exitCode == 2 && outcome.errors.contains("in.sqlite: no such database"))
    #expect(!folder.exists("out.sqlite"))
    #expect(try BuiltCommand().run(["merge", "out.sqlite"], in: folder.url).exitCode == 2)
  }
}
