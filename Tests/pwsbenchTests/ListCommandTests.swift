import Testing

@Suite("ListCommand")
struct ListCommandTests {
  private func list(_ arguments: String...) throws -> String {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let outcome = try BuiltCommand().run(["list"] + arguments, in: folder.url)
    #expect(outcome.exitCode == 0 && outcome.errors.isEmpty)
    return outcome.output
  }

  @Test("names come one per line, claims with their suite")
  func names() throws {
    #expect(try list("suites", "--format", "names") == "probe-suite\n")
    #expect(try list("claims", "--format", "names") == "probe-suite/X1\n")
    #expect(try list("cases", "--format", "names") == "probe-suite/step\nprobe-suite/products\n")
    let cells = try list("cells", "--profile", "smoke", "--format", "names")
    #expect(cells.hasPrefix("probe-suite/step method=bn seed 7\n"))
    #expect(cells.split(separator: "\n").count == 4)
    #expect(try list("profiles", "--format", "names") == "quick\nsmoke\n")
  }

  @Test("tags are listed with their cases")
  func tags() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let text = CommandFolder.suite(steps: 3, dataset: "procedural")
      .replacing("timeout: 1m", with: "timeout: 1m\n    tags: [theory, fast]")
    try folder.write(text, to: "Suites/probe-suite.yaml")
    let outcome = try BuiltCommand().run(["list", "tags", "--format", "csv"], in: folder.url)
    #expect(
      outcome.output.split(separator: "\r\n")
        == ["name,cases", "fast,probe-suite/products", "theory,probe-suite/products"]
    )
  }

  @Test(
    "the engine's names are listed",
    arguments: [
      ("methods", ["none", "bn", "pws"]), ("networks", ["resnet-8", "resnet-110"]),
      ("datasets", ["procedural", "cifar-10", "mnist"]),
    ]
  )
  func engine(subject: String, names: [String]) throws {
    let lines = Set(try list(subject, "--format", "names").split(separator: "\n").map(String.init))
    #expect(lines.isSuperset(of: names))
  }
}
