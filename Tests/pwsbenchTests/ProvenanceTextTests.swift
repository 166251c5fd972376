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

  @Test("images from files have their checksum, in the database and in the scorecard")
  func images() throws {
    let folder = try DatasetWatchTests.folder(steps: 1)
    defer { folder.remove() }
    let run = ["run", "--profile", "smoke", "-f", "case:step", "--data", "data"]
    let outcome = try BuiltCommand().run(run, in: folder.url)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let checksum = try #require(
      try folder.column(
        "Results/pwsbench.sqlite",
        "SELECT json_extract(options_json, '$.datasetChecksums.mnist') FROM run"
      ).first
    )
    // One of each split.
    #expect(checksum.contains(/^[0-9a-f]{64}-[0-9a-f]{64}$/))
    let row = try folder.text("Results/scorecard.md").split(separator: "\n")
      .first { $0.contains("Images of mnist") }
    #expect(row?.contains("sha256 " + checksum) == true)
  }
}
