import Foundation
import Testing

@Suite("CatalogueOptions")
struct CatalogueOptionsTests {
  @Test("a bad suite stops a run before anything happens, with every mistake")
  func badSuite() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let text = CommandFolder.suite(steps: 3, dataset: "procedural")
      .replacing("kind: train", with: "kind: trian").replacing("factors: 2}", with: "factor: 2}")
    try folder.write(text, to: "Suites/probe-suite.yaml")
    let outcome = try BuiltCommand().run(["run", "all"], in: folder.url)
    #expect(outcome.exitCode == 3 && outcome.output.isEmpty)
    #expect(outcome.errors.contains("(did you mean 'train'?)"))
    #expect(outcome.errors.split(separator: "\n").count { $0.contains(": error: ") } >= 2)
    #expect(!folder.exists("Results"))
  }

  @Test("suites are read from the folder that is named")
  func named() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let elsewhere = folder.url.appendingPathComponent("Suites")
    let command = try BuiltCommand()
    let list = ["list", "suites", "--format", "names", "--suites"]
    #expect(try command.run(list + ["."], in: elsewhere).output == "probe-suite\n")
    #expect(try command.run(list + ["nothing"], in: folder.url).exitCode == 3)
  }
}
