import Testing

@Suite("ExportText")
struct ExportTextTests {
  @Test("texts with commas and quotes survive both forms")
  func quoting() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    #expect(try command.run(["run", "--profile", "smoke"], in: folder.url).exitCode == 0)
    try folder.change("Results/pwsbench.sqlite", "UPDATE attempt SET detail = 'a, \"b\"'")
    let lines = try command.run(["export"], in: folder.url).output.split(separator: "\n")
    #expect(lines.allSatisfy { $0.contains(#""detail":"a, \"b\"""#) })
    let rows = try command.run(["export", "--format", "csv"], in: folder.url).output
      .split(separator: "\r\n").dropFirst()
    #expect(!rows.isEmpty && rows.allSatisfy { $0.contains(#","a, ""b""","#) })
    #expect(rows.contains { $0.contains(",log10_condition,") && $0.contains(",finite,ok,true,") })
  }
}
