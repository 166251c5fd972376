import Testing

/// `data fetch` against a server of this machine; what needs none stands in its command's own tests.
@Suite("data fetch, from a server")
struct FetchedDataTests {
  @Test("a file and the contents of an archive are fetched, checked, and nothing else is left")
  func whole() throws {
    let mirror = try SampleMirror()
    defer { mirror.stop() }
    let outcome = try mirror.fetch()
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(outcome.output == "tiny: here\n")
    #expect(outcome.errors.contains("tiny/a.bin: 100 % of 300000 bytes\n"), "\(outcome.errors)")
    #expect(outcome.errors.contains("b.tar.gz: 100 % of"), "\(outcome.errors)")
    #expect(
      try mirror.files() == ["tiny/a.bin": SampleMirror.file, "tiny/b.bin": SampleMirror.held]
    )
    #expect(mirror.server.requests == ["/sets/tiny/a.bin", "/sets/b.tar.gz"])
    let verified = try mirror.data("verify", "tiny")
    #expect(verified.exitCode == 0)
    #expect(verified.output == "data/tiny/a.bin: ok\ndata/tiny/b.bin: ok\n")
  }

  @Test("what is there and sound is not asked for again")
  func repeated() throws {
    let mirror = try SampleMirror()
    defer { mirror.stop() }
    #expect(try mirror.fetch().exitCode == 0)
    #expect(try mirror.fetch().output == "tiny: here\n")
    #expect(mirror.server.requests.count == 2)
  }

  @Test("a fetch that breaks off ends with 9, and the next one asks for the rest only")
  func interrupted() throws {
    let mirror = try SampleMirror(.breaksOffOnce(after: 200_000))
    defer { mirror.stop() }
    let broken = try mirror.fetch()
    #expect(broken.exitCode == 9 && broken.output.isEmpty)
    #expect(broken.errors.contains("goes on where it stopped"), "\(broken.errors)")
    let part = try #require(try mirror.files()["tiny/a.bin.part"])
    #expect(try Array(mirror.files().keys) == ["tiny/a.bin.part"])
    #expect(!part.isEmpty && part == Array(SampleMirror.file.prefix(part.count)))
    #expect(try mirror.data("list", "--format", "csv").output.contains("tiny,missing,"))

    #expect(try mirror.fetch().output == "tiny: here\n")
    #expect(
      mirror.server.requests == [
        "/sets/tiny/a.bin", "/sets/tiny/a.bin from \(part.count)", "/sets/b.tar.gz",
      ]
    )
    #expect(try mirror.files()["tiny/a.bin"] == SampleMirror.file)
  }

  @Test("a file with a wrong checksum is refused, and nothing of it counts as here")
  func wrongChecksum() throws {
    var other = SampleMirror.file
    other[150_000] ^= 1
    let mirror = try SampleMirror(file: other)
    defer { mirror.stop() }
    let outcome = try mirror.fetch()
    #expect(outcome.exitCode == 9 && outcome.output.isEmpty)
    #expect(outcome.errors.contains("a.bin.part: expected SHA-256"), "\(outcome.errors)")
    #expect(try mirror.files().isEmpty)
    #expect(try mirror.data("list", "--format", "csv").output.contains("tiny,missing,"))
    #expect(try mirror.data("verify", "tiny").exitCode == 9)
  }

  @Test("a server that has no such file is named, with its answer")
  func refused() throws {
    let mirror = try SampleMirror(.sends(status: 404))
    defer { mirror.stop() }
    let outcome = try mirror.fetch()
    #expect(outcome.exitCode == 9)
    #expect(outcome.errors.contains("/sets/tiny/a.bin: the server answers with status 404"))
  }
}
