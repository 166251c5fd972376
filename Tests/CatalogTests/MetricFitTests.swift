import Catalog
import Testing

@Suite("Metric fit")
struct MetricFitTests {
  private func messages(_ changes: [(String, String)]) -> [String] {
    var vocabulary = TestVocabulary.engine
    vocabulary.metricNeeds = ["test_accuracy": "validation_images"]
    return CatalogReader(vocabulary: vocabulary)
      .diagnostics(text: Example.text(changes), file: "e.yaml").map(\.sentence)
      .filter { $0.contains("which needs") }
  }

  @Test("a metric without the setting that it needs is reported at every scale that lacks it")
  func missing() {
    let found = messages([])
    #expect(!found.isEmpty)
    #expect(
      found.first
        == "case 'train' reports 'test_accuracy', which needs 'validation_images' above 0 at scale "
        + "'big'; give it in the case, its recipe or the scale"
    )
  }

  @Test("a number above zero is enough, in the case or on every place of an axis; zero is not")
  func given() {
    #expect(messages([("weight_decay: 5e-4", "validation_images: 5")]).isEmpty)
    let axis = "{method: [bn, none], validation_images: [1, 2], lr"
    #expect(messages([("{method: [bn, none], lr", axis)]).isEmpty)
    let zero = "{method: [bn, none], validation_images: [0, 2], lr"
    #expect(!messages([("{method: [bn, none], lr", zero)]).isEmpty)
    let included = "include: [{method: bn, lr: 0.4, validation_images: 0}]\n    scales: {big"
    #expect(!messages([("{method: [bn, none], lr", axis), ("scales: {big", included)]).isEmpty)
  }
}
