import Testing

@Suite("DatasetFolder")
struct DatasetFolderTests {
  @Test("a file of another length counts as missing")
  func length() throws {
    let folder = try SampleDatasets.folder()
    defer { folder.remove() }
    try folder.write("abcd", to: "data/tiny/b.txt")
    let list = ["data", "list", "--format", "csv", "--data", "data"]
    #expect(try BuiltCommand().run(list, in: folder.url).output.contains("tiny,incomplete,23,CC0"))
  }
}
