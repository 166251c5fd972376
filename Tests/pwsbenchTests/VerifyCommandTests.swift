import Foundation
import Testing

@Suite("VerifyCommand")
struct VerifyCommandTests {
  @Test("a sound database passes, also after a merge; what was changed in it is named")
  func whole() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let run = try command.run(["run", "--db", "a.sqlite"], in: folder.url)
    #expect(run.exitCode == 0, "\(run.errors)")
    let sound = try command.run(["verify", "a.sqlite"], in: folder.url)
    #expect(sound.exitCode == 0, "\(sound.output)\(sound.errors)")
    #expect(sound.output.contains("1 of 1 verdicts derived again, 0 problems\n"))
    #expect(
      try command.run(["merge", "b.sqlite", "a.sqlite"], in: folder.url).exitCode == 0
    )
    #expect(try command.run(["verify", "b.sqlite"], in: folder.url).exitCode == 0)

    let loss = "metric = 'train_loss' AND step = 2"
    try folder.change("b.sqlite", "UPDATE point SET value = value + 0.25 WHERE \(loss)")
    let point = try command.run(["verify", "b.sqlite"], in: folder.url)
    #expect(point.exitCode == 11)
    #expect(point.output.contains("is not the mean of its last 20 points"), "\(point.output)")
    try folder.change("b.sqlite", "UPDATE point SET value = value - 0.25 WHERE \(loss)")

    try folder.change("b.sqlite", "UPDATE verdict SET effect = effect + 1e-9")
    let verdict = try command.run(["verify", "b.sqlite"], in: folder.url)
    #expect(verdict.exitCode == 11)
    #expect(verdict.output.contains("probe-suite/X1 was kept as "), "\(verdict.output)")
    try folder.change(
      "a.sqlite",
      "UPDATE result SET value = value + 1 WHERE metric = 'log10_condition'"
    )
    let json = try command.run(["verify", "a.sqlite", "--format", "json"], in: folder.url)
    #expect(json.exitCode == 11)
    #expect(json.output.contains("do not belong to its trajectory"), "\(json.output)")
    #expect(json.output.contains(#""schema_version": 1"#))
  }

  @Test("a damaged or foreign file ends with 9, a missing one with 2")
  func files() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    try folder.write("no database", to: "text")
    try folder.change("foreign", "CREATE TABLE bookmark(id INTEGER)")
    for (name, sentence) in [("text", "not an SQLite"), ("foreign", "of another program")] {
      let outcome = try command.run(["verify", name], in: folder.url)
      #expect(outcome.exitCode == 9 && outcome.errors.contains(sentence), "\(outcome.errors)")
    }
    #expect(try command.run(["verify", "missing"], in: folder.url).exitCode == 2)
  }
}
