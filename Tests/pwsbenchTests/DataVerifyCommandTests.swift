import Testing

@Suite("DataVerifyCommand")
struct DataVerifyCommandTests {
  @Test("every file is compared; a damaged or missing one is 9")
  func verified() throws {
    let folder = try SampleDatasets.folder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let verify = ["data", "verify", "--data", "data/"]
    let sound = try command.run(verify, in: folder.url)
    #expect(sound.exitCode == 0 && sound.output == "data/tiny/a.txt: ok\ndata/tiny/b.txt: ok\n")
    try folder.write("abd", to: "data/tiny/a.txt")
    let damaged = try command.run(verify, in: folder.url)
    #expect(damaged.exitCode == 9 && damaged.errors.contains("pwsbench data fetch"))
    #expect(damaged.output.hasPrefix("data/tiny/a.txt: expected SHA-256 ba7816bf"))
    #expect(damaged.output.hasSuffix("data/tiny/b.txt: ok\n"))
  }

  @Test("a set of which nothing is there is verified only by its name")
  func absent() throws {
    let folder = try SampleDatasets.folder(files: [])
    defer { folder.remove() }
    let command = try BuiltCommand()
    let any = try command.run(["data", "verify", "--data", "data"], in: folder.url)
    #expect(any.exitCode == 0 && any.output.isEmpty)
    let named = try command.run(["data", "verify", "tiny", "--data", "data"], in: folder.url)
    #expect(named.exitCode == 9 && named.output.contains("data/tiny/a.txt: no such file"))
  }
}
