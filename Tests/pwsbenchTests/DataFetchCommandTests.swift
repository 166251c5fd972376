import Testing

@Suite("DataFetchCommand")
struct DataFetchCommandTests {
  private func fetch(files: [String], _ arguments: String...) throws -> BuiltCommand.Outcome {
    let folder = try SampleDatasets.folder(files: files)
    defer { folder.remove() }
    return try BuiltCommand().run(["data", "fetch"] + arguments, in: folder.url)
  }

  @Test("what is there and sound is left alone")
  func present() throws {
    let outcome = try fetch(files: ["a.txt", "b.txt"], "all", "--data", "data")
    #expect(outcome.exitCode == 0)
    #expect(outcome.output == "made: made by the program\ntiny: here\n")
  }

  @Test("without a connection the end is 9, and the sentence says what to do")
  func offline() throws {
    let outcome = try fetch(files: ["b.txt"], "tiny", "--data", "data")
    #expect(outcome.exitCode == 9)
    #expect(outcome.errors.contains("tiny: http://127.0.0.1:1/a.txt: cannot be reached"))
    #expect(outcome.errors.contains("--mirror URL"))
  }

  @Test("a mirror has the files by their paths, archives by their names")
  func mirror() throws {
    let mirror = ["--mirror", "http://127.0.0.1:2/sets/"]
    let file = try fetch(files: ["b.txt"], "tiny", "--data", "data", mirror[0], mirror[1])
    #expect(file.errors.contains("http://127.0.0.1:2/sets/tiny/a.txt:"))
    let archive = try fetch(files: ["a.txt"], "tiny", "--data", "data", mirror[0], mirror[1])
    #expect(archive.errors.contains("http://127.0.0.1:2/sets/b.tar.gz:"))
  }

  @Test("an unknown set is 7, no folder is 9")
  func mistakes() throws {
    let unknown = try fetch(files: [], "mnist", "--data", "data")
    #expect(unknown.exitCode == 7 && unknown.errors.contains("there are made, tiny"))
    let nowhere = try fetch(files: [], "tiny")
    #expect(nowhere.exitCode == 9 && nowhere.errors.contains("PWSBENCH_DATA"))
  }
}
