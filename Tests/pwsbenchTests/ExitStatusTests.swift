import Testing

@Suite("ExitStatus")
struct ExitStatusTests {
  @Test("a bad suite wins over a missing data set, and a missing data set over nothing to do")
  func precedence() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let missing = ["run", "--dataset", "cifar-10", "--progress", "none"]
    #expect(try command.run(missing, in: folder.url).exitCode == 9)
    try folder.write(
      CommandFolder.suite(steps: 3, dataset: "procedural") + "\nsuit: again\n",
      to: "Suites/probe-suite.yaml"
    )
    #expect(try command.run(missing, in: folder.url).exitCode == 3)
    #expect(try command.run(missing + ["--seeds", "0"], in: folder.url).exitCode == 2)
  }
}
