import Testing

@Suite("EngineVocabulary")
struct EngineVocabularyTests {
  @Test(
    "names that the engine does not have are mistakes of a suite",
    arguments: [
      ("none]", "nun]", ":16:27: error: unknown method 'nun'"),
      ("resnet-8", "resnet-7", ":11:14: error: unknown network 'resnet-7'"),
      ("dataset: procedural", "dataset: procedual", ":12:14: error: unknown dataset 'procedual'"),
      (
        "probe: matrix-products", "probe: matrix-product",
        ":22:12: error: unknown probe 'matrix-product'"
      ),
      ("train_loss:", "train_los:", ":18:7: error: unknown metric 'train_los'"),
      ("parameters: {size", "parameters: {sizes", ":23:18: error: unknown parameter 'sizes'"),
      ("[bn, none]", "[bn, 'kernel=pvs']", ":16:27: error: method 'kernel=pvs': slot 'kernel'"),
      (
        "[bn, none]", "[bn, {kernel: pws(gamma=11)}]",
        ":16:27: error: method 'kernel=pws(gamma=11)': slot 'kernel': pws(gamma=11): write 0 to 10"
      ),
      (
        "[bn, none]", "[bn, {kernel: ws}]",
        ":16:27: error: method 'kernel=ws': slot 'kernel': ws leaves the scale to a normalization"
      ),
      (
        "[bn, none]", "[bn, {gradient: gc+msr}]",
        ":16:27: error: method 'gradient=gc+msr': slot 'gradient': gc and msr exclude each other"
      ),
    ]
  )
  func unknown(found: String, written: String, message: String) throws {
    try expect(message, of: [(found, written)])
  }

  @Test(
    "methods that make no sense on their network are, with the line of the method",
    arguments: [
      ("mlp-4", "msr", "the gradient rule of 'msr' applies to no kernel of mlp-4"),
      ("plain-6", "skipinit", "'skipinit' scales branches, and plain-6 has none"),
    ]
  )
  func misfits(network: String, method: String, message: String) throws {
    let changes = [("network: resnet-8", "network: \(network)"), ("[bn, none]", "[bn, \(method)]")]
    try expect("Suites/probe-suite.yaml:16:27: error: case 'step': " + message, of: changes)
  }

  @Test(
    "methods composed of slots are right, as a map and as a text",
    arguments: [
      "{kernel: pws, gradient: gc}", "'kernel=pws(gamma=0.2),activation=gn'", "msr+noise",
    ]
  )
  func composed(method: String) throws {
    let outcome = try validate([("[bn, none]", "[bn, \(method)]")])
    #expect(outcome.exitCode == 0 && outcome.errors.isEmpty, "\(outcome.output)\(outcome.errors)")
  }

  private func expect(_ message: String, of changes: [(String, String)]) throws {
    let outcome = try validate(changes)
    #expect(outcome.exitCode == 3)
    #expect(outcome.output.contains(message), "\(outcome.output)")
  }

  private func validate(_ changes: [(String, String)]) throws -> BuiltCommand.Outcome {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let text = changes.reduce(CommandFolder.suite(steps: 3, dataset: "procedural")) {
      $0.replacing($1.0, with: $1.1)
    }
    try folder.write(text, to: "Suites/probe-suite.yaml")
    return try BuiltCommand().run(["validate"], in: folder.url)
  }
}
