import Testing

@Suite("DataOptions")
struct DataOptionsTests {
  @Test("the option wins over the variable")
  func option() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let environment = ["PWSBENCH_DATA": "from-variable"]
    let arguments = ["run", "--dataset", "cifar-10"]
    let variable = try command.run(arguments, in: folder.url, environment: environment)
    #expect(variable.errors.contains("from-variable/"))
    let option = try command.run(
      arguments + ["--data", "from-option"],
      in: folder.url,
      environment: environment
    )
    #expect(option.errors.contains("from-option/") && option.exitCode == 9)
  }
}
