import Testing

@Suite("Console")
struct ConsoleTests {
  @Test("without a terminal there is no colour and no cursor movement, in any environment")
  func plain() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    for environment in [[:], ["NO_COLOR": "1"], ["TERM": "xterm-256color"]] {
      let outcome = try BuiltCommand().run(
        ["run", "--profile", "smoke"],
        in: folder.url,
        environment: environment
      )
      #expect(outcome.exitCode == 0)
      #expect(!(outcome.output + outcome.errors).contains("\u{1B}"))
    }
  }
}
