import Testing

@Suite("EntryPoint")
struct EntryPointTests {
  @Test(
    "a bad command line ends with 2 and says why on standard error",
    arguments: [
      ["launch"], ["run", "--jobs", "many"], ["run", "--profil", "quick"], ["list"],
      ["list", "claims", "--format", "xml"], ["report", "--format", "pdf"],
      ["run", "--level", "sse"], ["run", "--kernels", "mkl"],
    ]
  )
  func badCommandLine(arguments: [String]) throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let outcome = try BuiltCommand().run(arguments, in: folder.url)
    #expect(outcome.exitCode == 2 && outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix("Error: "))
    #expect(!folder.exists("Results"))
  }

  @Test("help of a command is an answer, not a failure", arguments: ["run", "list", "report"])
  func help(command: String) throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let outcome = try BuiltCommand().run([command, "--help"], in: folder.url)
    #expect(outcome.exitCode == 0 && outcome.output.contains("USAGE: pwsbench \(command)"))
  }
}
