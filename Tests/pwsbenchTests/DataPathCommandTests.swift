import Testing

@Suite("DataPathCommand")
struct DataPathCommandTests {
  @Test("the files of a set are printed, 9 when one is not there")
  func paths() throws {
    for (files, code) in [(["a.txt", "b.txt"], Int32(0)), (["a.txt"], 9)] {
      let folder = try SampleDatasets.folder(files: files)
      defer { folder.remove() }
      let outcome = try BuiltCommand().run(
        ["data", "path", "tiny"],
        in: folder.url,
        environment: ["PWSBENCH_DATA": "data"]
      )
      #expect(outcome.exitCode == code)
      #expect(outcome.output == "data/tiny/a.txt\ndata/tiny/b.txt\n")
      #expect(outcome.errors.contains("pwsbench data fetch tiny") == (code == 9))
    }
  }
}
