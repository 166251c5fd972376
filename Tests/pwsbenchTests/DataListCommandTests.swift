import Testing

@Suite("DataListCommand")
struct DataListCommandTests {
  private func states(files: [String], _ options: String...) throws -> [String] {
    let folder = try SampleDatasets.folder(files: files)
    defer { folder.remove() }
    let arguments = ["data", "list", "--format", "csv"] + options
    let outcome = try BuiltCommand().run(arguments, in: folder.url)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    return outcome.output.split(separator: "\r\n").dropFirst().map {
      $0.split(separator: ",").prefix(3).joined(separator: " ")
    }
  }

  @Test("a set is here, incomplete or missing; one that is made needs nothing")
  func states() throws {
    let made = "made made by the program 0"
    #expect(try states(files: ["a.txt", "b.txt"], "--data", "data") == [made, "tiny here 23"])
    #expect(try states(files: ["b.txt"], "--data", "data") == [made, "tiny incomplete 23"])
    #expect(try states(files: [], "--data", "data") == [made, "tiny missing 23"])
    #expect(try states(files: ["a.txt", "b.txt"]) == [made, "tiny missing 23"])
  }
}
