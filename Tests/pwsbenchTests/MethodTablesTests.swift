import Testing

@Suite("MethodTables")
struct MethodTablesTests {
  private func list(_ subject: String) throws -> [String] {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let outcome = try BuiltCommand().run(["list", subject, "--format", "csv"], in: folder.url)
    #expect(outcome.exitCode == 0)
    return outcome.output.split(separator: "\r\n").map(String.init)
  }

  @Test("methods show what their slots hold, and the ranges of its numbers")
  func methods() throws {
    let lines = try list("methods")
    #expect(lines.first == "name,slots,parameters,summary,source")
    let pws = "pws,\"kernel=pws,activation=bias\",pws: gamma=0.1 (0 to 10),"
    #expect(lines.contains { $0.hasPrefix(pws) })
    let stem = "stem=0 (a whole number from 0 to 1)"
    let msr = "msr: weight=1 (0 to 1), \(stem); unit-norm: strength=0.0005 (0 to 1)"
    #expect(lines.contains { $0.hasPrefix("msr-regularized,") && $0.contains(msr) })
    #expect(lines.contains { $0.hasPrefix("bn-freeze,") && $0.contains("a whole number from 0") })
    #expect(lines.contains { $0.hasPrefix("none,none,,") })
  }

  @Test("slots show every member under the text that suites write")
  func slots() throws {
    let lines = try list("slots")
    for text in [
      "initialization=zero-mean,", "kernel=exp-scale,scale=0.8 (0.01 to 100),",
      "activation=noise,delta=0.1 (0.001 to 1),", "gradient=agc,clip=0.01 (1e-06 to 1000),",
      "branch=constant,factor=1 (0 to 10),",
    ] {
      #expect(lines.contains { $0.hasPrefix(text) }, "\(text)")
    }
    let names = lines.dropFirst().map { $0.prefix { $0 != "," } }
    #expect(Set(names).count == names.count && names.count > 40)
  }
}
