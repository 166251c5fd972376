import Testing

@Suite("BaselineShelf")
struct BaselineShelfTests {
  @Test("another folder may hold the baselines; what is no baseline in it is refused by name")
  func folder() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let shelf = ["--baselines", "Suites"]
    #expect(try command.run(["baseline", "list"] + shelf, in: folder.url).output.isEmpty)
    try folder.write("[]", to: "Suites/x.json")
    #expect(try command.run(["baseline", "list"] + shelf, in: folder.url).output == "x\n")
    let shown = try command.run(["baseline", "show", "x"] + shelf, in: folder.url)
    #expect(shown.exitCode == 2 && shown.errors.contains("Suites/x.json: not a baseline"))
    let none = try command.run(["baseline", "show", "y"] + shelf, in: folder.url)
    #expect(none.exitCode == 2 && none.errors.contains("there are x"))
  }
}
