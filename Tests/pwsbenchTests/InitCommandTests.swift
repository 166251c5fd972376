import Foundation
import Testing

@Suite("InitCommand")
struct InitCommandTests {
  @Test("a new suite is valid and runs as it stands, in a folder of its own")
  func runs() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let written = try command.run(["init", "my-suite", "--suites", "mine"], in: folder.url)
    #expect(written.exitCode == 0, "\(written.errors)")
    #expect(written.output == "mine/my-suite.yaml\nmine/refs/my-suite.bib\n")
    let valid = try command.run(["validate", "mine"], in: folder.url)
    #expect(valid.exitCode == 0 && valid.output.isEmpty)
    let run = try command.run(
      ["run", "my-suite", "--suites", "mine", "--profile", "smoke", "--progress", "none"],
      in: folder.url
    )
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(run.output.contains("E1"))
    let cited = try command.run(["cite", "my-suite", "--suites", "mine"], in: folder.url)
    #expect(cited.output.contains("@article{my-suite-paper,"))
  }

  @Test("the suite of the article on methods is one, with its block in place of the example")
  func article() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let article = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Documentation/adding-a-method.md")
    let text = try String(contentsOf: article, encoding: .utf8)
    let block = try #require(text.firstMatch(of: /(?s)```yaml\n(cases:.*?)```/)).output.1
    let command = try BuiltCommand()
    #expect(
      try command.run(["init", "centring", "--suites", "mine"], in: folder.url).exitCode == 0
    )
    let example = try folder.text("mine/centring.yaml")
    let start = try #require(example.firstRange(of: "cases:")).lowerBound
    try folder.write(String(example[..<start] + block), to: "mine/centring.yaml")
    let valid = try command.run(["validate", "mine"], in: folder.url)
    #expect(valid.exitCode == 0 && valid.output.isEmpty, "\(valid.output)")
    let claims = try command.run(
      ["list", "claims", "--suites", "mine", "--format", "names"],
      in: folder.url
    )
    #expect(claims.output == "centring/E1\n")
  }

  @Test("nothing is overwritten")
  func kept() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let before = try folder.text("Suites/probe-suite.yaml")
    let refused = try command.run(["init", "probe-suite"], in: folder.url)
    #expect(refused.exitCode == 2 && refused.errors.contains("exists and is not overwritten"))
    #expect(try folder.text("Suites/probe-suite.yaml") == before)
    let profiles = try folder.text("Suites/profiles.yaml")
    #expect(try command.run(["init", "other"], in: folder.url).exitCode == 0)
    #expect(try folder.text("Suites/profiles.yaml") == profiles)
    #expect(folder.exists("Suites/_base.yaml"))
  }

  @Test("a name that commands could not take is refused", arguments: ["My Suite", "all", "../x"])
  func names(name: String) throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let outcome = try BuiltCommand().run(["init", name], in: folder.url)
    #expect(outcome.exitCode == 2 && outcome.errors.contains("cannot name a suite"))
  }
}
