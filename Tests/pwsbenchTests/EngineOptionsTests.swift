import Testing

@Suite("EngineOptions")
struct EngineOptionsTests {
  @Test("words that no engine has are refused with those it has")
  func words() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    for (option, word, legal) in [
      ("--kernels", "mkl", "openblas"), ("--convolution", "fft", "winograd"),
      ("--level", "avx1024", "portable"),
    ] {
      let outcome = try command.run(["bench", option, word], in: folder.url)
      #expect(outcome.exitCode == 2)
      #expect(outcome.errors.contains(legal), "\(outcome.errors)")
    }
  }

  @Test("the level that is asked for is the level that computes")
  func level() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let outcome = try BuiltCommand().run(
      [
        "bench", "--network", "resnet-8", "--batch", "1", "--seconds", "0", "--level", "portable",
        "--json",
      ],
      in: folder.url
    )
    #expect(outcome.exitCode == 0 && outcome.output.contains("\"level\":\"portable\""))
  }
}
