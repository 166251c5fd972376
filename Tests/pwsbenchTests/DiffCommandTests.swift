import Foundation
import Testing

@Suite("DiffCommand")
struct DiffCommandTests {
  @Test("a run against itself is identical; against one with a changed bit it is not")
  func changedBit() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    #expect(try command.run(["run", "--profile", "smoke"], in: folder.url).exitCode == 0)
    let same = try command.run(["diff", "latest", "latest", "--only", "all"], in: folder.url)
    #expect(same.exitCode == 0, "\(same.errors)")
    #expect(same.output.contains("4 identical; 4 of 4 cells measured"))
    let faulty = try command.run(
      [
        "run", "--profile", "smoke", "--db", "faulty.sqlite", "--flip-bit",
        "probe-suite/step method=none seed 7",
      ],
      in: folder.url
    )
    #expect(faulty.exitCode == 0)
    let diff = ["diff", "latest", "faulty.sqlite", "--format"]
    let text = try command.run(diff + ["text"], in: folder.url)
    #expect(text.exitCode == 0, "differences are no failure")
    #expect(text.output.contains("~ probe-suite/step method=none  unclear  other bits for 1 of 1"))
    #expect(text.output.contains("3 identical, 1 unclear"))
    for format in ["md", "json", "github"] {
      let outcome = try command.run(diff + [format, "--exit-code"], in: folder.url)
      #expect(outcome.exitCode == 5 && outcome.output.contains("method=none"), "\(format)")
    }
  }

  @Test("names that stand for nothing are refused with what there is")
  func unknown() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let none = try command.run(["diff", "main"], in: folder.url)
    #expect(none.exitCode == 2)
    #expect(none.errors.contains("unknown baseline, file or run 'main'"))
    #expect(try command.run(["diff", "Suites/profiles.yaml"], in: folder.url).exitCode == 2)
    try folder.write("{}", to: "other.json")
    let other = try command.run(["diff", "other.json"], in: folder.url)
    #expect(other.exitCode == 2 && other.errors.contains("other.json: not a baseline"))
  }
}
