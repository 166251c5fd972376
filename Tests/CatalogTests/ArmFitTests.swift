import Catalog
import Testing

@Suite("Arm fit")
struct ArmFitTests {
  /// Counts how often a pair is judged.
  private final class Calls: @unchecked Sendable {
    var pairs: [String] = []
  }

  /// What is said of the example with parts replaced, when `none` makes no sense on resnet-20.
  private func messages(_ changes: [(String, String)], _ calls: Calls = Calls()) -> [String] {
    var vocabulary = TestVocabulary.engine
    vocabulary.pairCheck = PairCheck { method, network in
      calls.pairs.append("\(method) \(network)")
      return method == "none" && network == "resnet-20" ? "none is nothing on resnet-20" : nil
    }
    return CatalogReader(vocabulary: vocabulary)
      .diagnostics(text: Example.text(changes), file: "e.yaml").map {
        "\($0.location.line):\($0.location.column): \($0.sentence)"
      }
  }

  @Test("a method without sense is reported where it stands on the axis, at any scale")
  func axis() {
    let expected = ["16:27: case 'train': none is nothing on resnet-20"]
    #expect(messages([]) == expected)
    #expect(messages([("network: resnet-20", "network: resnet-14")]).isEmpty)
  }

  @Test("and where a setting gives it; combinations that are left out are not looked at")
  func settings() {
    let setting = messages([
      ("weight_decay: 5e-4", "method: none"), ("{method: [bn, none], lr", "{lr"),
      ("where: {method: bn}", "where: {lr: 0.1}"), ("{method: bn, lr", "{lr"),
      ("reference: {method: none, lr: 0.1}", "reference: {lr: 0.2}"),
    ])
    #expect(setting == ["15:5: case 'train': none is nothing on resnet-20"])
    let matrix = "matrix: {method: [bn, none], lr: [0.1, 0.2]}"
    let networks = "matrix: {method: [bn, none], network: [resnet-8, resnet-20], lr: [0.1, 0.2]}"
    let exclude = "\n    exclude: [{method: none, network: resnet-20}]"
    #expect(messages([(matrix, networks)]).contains { $0.hasPrefix("16:27: case 'train': none") })
    #expect(!messages([(matrix, networks + exclude)]).contains { $0.contains("none is nothing") })
  }

  @Test("each pair is judged once")
  func once() {
    let calls = Calls()
    _ = messages([], calls)
    let expected = ["bn resnet-20", "bn resnet-8", "none resnet-20", "none resnet-8"]
    #expect(calls.pairs.sorted() == expected)
  }
}
