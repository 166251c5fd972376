import Testing

@Suite("SelectionOptions")
struct SelectionOptionsTests {
  @Test(
    "names that do not exist end with a suggestion or the list",
    arguments: [
      (["run", "probe-suit"], Int32(7), "did you mean 'probe-suite'?"),
      (["run", "--profile", "smok"], 2, "did you mean 'smoke'?"),
      (["run", "--dataset", "cifar"], 2, "unknown data set 'cifar'; there are procedural"),
      (["run", "--seeds", "0"], 2, "--seeds must be at least 1, found 0"),
    ]
  )
  func unknown(arguments: [String], code: Int32, message: String) throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let outcome = try BuiltCommand().run(arguments, in: folder.url)
    #expect(outcome.exitCode == code)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }

  @Test("the number of seeds and other kernels change which cells are declared")
  func changes() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let one = ["run", "--seeds", "1"]
    #expect(try command.run(one, in: folder.url).errors.split(separator: "\n").count == 4)
    #expect(try command.run(one, in: folder.url).errors.isEmpty)
    let other = try command.run(one + ["--convolution", "direct"], in: folder.url)
    #expect(other.errors.split(separator: "\n").count == 4)
  }
}
