import Testing

@Suite("DetectableEffect")
struct DetectableEffectTests {
  @Test("more seeds find smaller effects")
  func seeds() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    for (seeds, text) in [("5", "1.72 sd"), ("8", "1.31 sd"), ("20", "0.801 sd")] {
      let outcome = try BuiltCommand().run(["plan", "--seeds", seeds], in: folder.url)
      #expect(outcome.output.contains(text), "\(outcome.output)")
    }
  }
}
