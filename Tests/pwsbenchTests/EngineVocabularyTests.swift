import Testing

@Suite("EngineVocabulary")
struct EngineVocabularyTests {
  @Test(
    "names that the engine does not have are mistakes of a suite",
    arguments: [
      ("none]", "nun]", "unknown method 'nun'"),
      ("resnet-8", "resnet-7", "unknown network 'resnet-7'"),
      ("dataset: procedural", "dataset: procedual", "unknown dataset 'procedual'"),
      ("probe: matrix-products", "probe: matrix-product", "unknown probe 'matrix-product'"),
      ("train_loss:", "train_los:", "'train_los'"),
      ("parameters: {size", "parameters: {sizes", "'sizes'"),
    ]
  )
  func unknown(found: String, written: String, message: String) throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let text = CommandFolder.suite(steps: 3, dataset: "procedural")
      .replacing(found, with: written)
    try folder.write(text, to: "Suites/probe-suite.yaml")
    let outcome = try BuiltCommand().run(["validate"], in: folder.url)
    #expect(outcome.exitCode == 3)
    #expect(outcome.output.contains(message), "\(outcome.output)")
  }
}
