import Testing

@Suite("ShardArgument")
struct ShardArgumentTests {
  @Test("two shards together are everything, and only both give a whole scorecard")
  func halves() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let first = try command.run(["run", "--shard", "1/2"], in: folder.url)
    #expect(first.exitCode == 0 && first.output.contains("5 of 10 cells measured"))
    let second = try command.run(["run", "--shard", "2/2"], in: folder.url)
    #expect(second.output.contains("10 of 10 cells measured"))
  }

  @Test("what is no shard is refused", arguments: ["2", "0/2", "3/2", "1/", "a/b", "1/2/3"])
  func refused(text: String) throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    #expect(try BuiltCommand().run(["run", "--shard", text], in: folder.url).exitCode == 2)
  }
}
