import Testing

@Suite("ProvenanceText")
struct ProvenanceTextTests {
  @Test("the scorecard says when, where, with what and how it was made")
  func facts() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let arguments = ["run", "--profile", "smoke", "--progress", "none"]
    #expect(try BuiltCommand().run(arguments, in: folder.url).exitCode == 0)
    let text = try folder.text("Results/scorecard.md")
    #expect(text.contains(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/))
    #expect(text.contains(/\d+ cores?,/))
    #expect(text.contains("pwsbench run --profile smoke --progress none"))
    #expect(text.contains(/sha256 [0-9a-f]{64}/))
  }
}
