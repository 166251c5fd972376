import Testing

@Suite("BaselineCommand")
struct BaselineCommandTests {
  private let run = ["run", "--profile", "smoke", "--progress", "none"]

  @Test("a baseline is saved, listed, shown, exported, imported and deleted")
  func life() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    func call(_ words: String...) throws -> BuiltCommand.Outcome {
      try command.run(["baseline"] + words, in: folder.url)
    }
    #expect(try call("save", "one").exitCode == 2, "there is no database")
    #expect(try command.run(run, in: folder.url).exitCode == 0)
    #expect(try call("save", "one").output.contains("4 of 4 cells measured"))
    #expect(try call("list").output == "one\n")
    let shown = try call("show", "one").output
    #expect(shown.contains("profile   smoke") && shown.contains("probe-suite/X1 INCONCLUSIVE"))
    #expect(try call("export", "one", "out/copy.json").exitCode == 0)
    #expect(try folder.text("out/copy.json") == folder.text("Results/baselines/one.json"))
    #expect(try call("import", "out/copy.json", "two").exitCode == 0)
    #expect(try call("list").output == "one\ntwo\n")
    #expect(try call("delete", "one").exitCode == 0)
    #expect(try call("list").output == "two\n")
    #expect(try call("delete", "one").exitCode == 2)
    #expect(try call("show", "one").exitCode == 2)
  }

  @Test("a name is saved once, promoted as often as wanted, with what changes")
  func promote() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    #expect(try command.run(run, in: folder.url).exitCode == 0)
    #expect(try command.run(["baseline", "save", "one"], in: folder.url).exitCode == 0)
    let again = try command.run(["baseline", "save", "one"], in: folder.url)
    #expect(again.exitCode == 2 && again.errors.contains("baseline promote one"))
    try folder.write(
      CommandFolder.suite(steps: 4, dataset: "procedural"),
      to: "Suites/probe-suite.yaml"
    )
    #expect(try command.run(run, in: folder.url).exitCode == 0)
    let promoted = try command.run(["baseline", "promote", "one"], in: folder.url)
    #expect(promoted.exitCode == 0 && promoted.output.contains("steps 3 → 4"))
    #expect(try command.run(["gate", "--against", "one"], in: folder.url).exitCode == 0)
  }

  @Test("the same run gives the same file, byte for byte but for its date")
  func stable() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    for name in ["a", "b"] {
      let db = ["--db", "\(name).sqlite"]
      #expect(try command.run(run + db, in: folder.url).exitCode == 0)
      #expect(try command.run(["baseline", "save", name] + db, in: folder.url).exitCode == 0)
    }
    let texts = try ["a", "b"].map { name in
      try folder.text("Results/baselines/\(name).json").split(separator: "\n")
        .filter { !$0.contains("\"origin\"") && !$0.contains("\"sha256\"") }
    }
    #expect(texts[0] == texts[1])
  }

  @Test("a name that could be a path or a run is refused", arguments: ["../x", "latest", "A b"])
  func names(name: String) throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let outcome = try command.run(["baseline", "promote", name], in: folder.url)
    #expect(outcome.exitCode == 2 && outcome.errors.contains("cannot name a baseline"))
  }
}
