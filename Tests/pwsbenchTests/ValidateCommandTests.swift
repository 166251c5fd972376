import Foundation
import Testing

@Suite("ValidateCommand")
struct ValidateCommandTests {
  @Test("a sound catalogue is silent")
  func sound() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let outcome = try BuiltCommand().run(["validate"], in: folder.url)
    #expect(outcome.exitCode == 0 && outcome.output.isEmpty && outcome.errors.isEmpty)
  }

  @Test("every mistake is one line with its place, whatever the other formats add")
  func mistakes() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let text = CommandFolder.suite(steps: 3, dataset: "procedural")
      .replacing("[bn, none]", with: "[bnn, none]").replacing("resnet-8", with: "resnet-9")
    try folder.write(text, to: "Suites/probe-suite.yaml")
    let command = try BuiltCommand()
    let outcome = try command.run(["validate", "Suites/probe-suite.yaml"], in: folder.url)
    #expect(outcome.exitCode == 3)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 2)
    for line in lines {
      #expect(line.contains(/^Suites\/probe-suite\.yaml:\d+:\d+: error: .*did you mean/), "\(line)")
    }
    let text2 = try command.run(["validate", "--format", "text"], in: folder.url)
    #expect(text2.exitCode == 3 && text2.output.contains("^"))
    let github = try command.run(["validate", "--format", "github"], in: folder.url)
    #expect(github.exitCode == 3 && github.output.hasPrefix("::error file="))
    let json = try command.run(["validate", "--format", "json"], in: folder.url)
    #expect(json.exitCode == 3 && json.output.contains("\"schema_version\" : 1"))
  }
}
