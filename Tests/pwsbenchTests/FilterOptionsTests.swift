import Testing

@Suite("FilterOptions")
struct FilterOptionsTests {
  @Test("run measures the cells that match, and ends with 7 when there are none")
  func run() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let first = try command.run(["run", "-f", "factors:2"], in: folder.url)
    #expect(first.exitCode == 0, "\(first.errors)")
    #expect(first.errors.split(separator: "\n").count == 3)
    // The verdict is about the whole: the cells that were left out are missing.
    #expect(first.output.contains("3 of 10 cells measured"), "\(first.output)")
    #expect(try command.run(["run", "-f", "factors:9"], in: folder.url).exitCode == 7)
    let mistake = try command.run(["run", "--filter", "factors:"], in: folder.url)
    #expect(mistake.exitCode == 2)
    #expect(mistake.errors.contains("-f: column 9: expected a value"), "\(mistake.errors)")
  }
}
