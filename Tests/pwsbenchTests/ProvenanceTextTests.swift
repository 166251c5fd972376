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
    #expect(text.contains("OpenBLAS") && text.contains("SQLite 3."))
    #expect(text.contains("Instruction set") && text.contains("Load at the start"))
    let row =
      "SELECT level || load1 || configuration || libraries || kernel || argv || options_json"
    let facts = try folder.column(
      "Results/pwsbench.sqlite",
      row + " FROM run JOIN machine ON machine.id = machine_id JOIN build ON build.id = build_id"
    )
    // Nothing of it is missing, or the whole would be.
    #expect(facts.count == 1 && facts.first?.contains("smoke") == true, "\(facts)")
  }
}
