import Testing

@Suite("ComparisonOptions")
struct ComparisonOptionsTests {
  @Test("without a policy everything blocks; a named one that is missing is an error")
  func policies() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let missing = try command.run(
      ["gate", "--self-test", "--policy", "none.yaml"],
      in: folder.url
    )
    #expect(missing.exitCode == 3 && missing.errors.contains("none.yaml:1:1"))
    let plain = try command.run(["gate", "--self-test"], in: folder.url)
    #expect(plain.exitCode == 0, "\(plain.output)")
  }
}
