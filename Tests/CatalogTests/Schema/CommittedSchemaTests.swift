import Catalog
import Testing

@Suite("Committed schema")
struct CommittedSchemaTests {
  private func problems(_ text: String) throws -> [String] {
    let schema = try Golden.text(Golden.suites + "/schema/suite.schema.json")
    return SchemaValidator(root: try PlainValue(json: schema))
      .problems(of: try PlainValue(yaml: text))
  }

  @Test(
    "editors find nothing wrong with a suite that is committed",
    arguments: ["bn-as-initialization", "large-lr", "mean-shift-rejection", "mechanism", "pws"]
  )
  func committed(suite: String) throws {
    #expect(try problems(try Golden.text(Golden.suites + "/\(suite).yaml")) == [])
  }

  @Test("nor with the one of the documentation")
  func documented() throws {
    let text = try Golden.text(Golden.suites + "/../Documentation/writing-a-suite.md")
    let block = try #require(text.firstMatch(of: /```yaml\n((?s).*?)```/)).1
    #expect(try problems(String(block)) == [])
  }

  @Test(
    "what is mistaken is found at its place",
    arguments: [
      ("format: pwsbench/1", "format: pwsbench/9", "/format: is no enum"),
      ("seed_base: 100", "seed_base: -1", "/seed_base: is no minimum"),
      ("seed_base: 100", "seedbase: 100", "/seedbase: is not legal"),
      ("title: Does it matter?", "", ": lacks 'title'"),
      ("kind: train", "kind: trian", "/cases/train/kind: is no enum"),
      ("weight_decay: 5e-4", "weight_decay: much", "/cases/train/weight_decay: is no type"),
      ("weight_decay: 5e-4", "reason: [a]", "/cases/train/reason: is no type"),
      ("method: [bn, none]", "method: []", "/cases/train/matrix/method: is too short"),
      (
        "method: [bn, none]", "method: [bn, bn]",
        "/cases/train/matrix/method: has one element twice"
      ),
      ("method: [bn, none]", "method: [bn, 5]", "/cases/train/matrix/method/1: is none of"),
      (
        "test_accuracy: {unit", "tset_accuracy: {unit",
        "/cases/train/metrics/tset_accuracy: is no enum"
      ),
      ("probe: matrix-products", "lr: 1", "/cases/products: lacks 'probe'"),
      ("timeout: 90s", "timeout: 90", "/cases/products/timeout: is no type"),
      ("timeout: 90s", "timeout: 90d", "/cases/products/timeout: is no pattern"),
      ("test_accuracy >= 25pp", "much", "/controls/0/require: is no pattern"),
      ("fidelity: scaled", "fidelity: near", "/claims/0/fidelity: is no enum"),
      ("margin: 2pp", "margin: two", "/claims/0/primary/margin: is none of"),
      ("margin: 2pp", "tolerance: 2", "/claims/0/primary: lacks 'margin'"),
      ("margin: 2pp", "margin: 2pp\n      tolerance: 2", "/claims/0/primary/tolerance: is no enum"),
    ]
  )
  func mistaken(old: String, new: String, problem: String) throws {
    #expect(try problems(Example.text) == [])
    let found = try problems(Example.text([(old, new)]))
    #expect(found.contains { $0.hasPrefix(problem) }, "\(found)")
  }

  @Test("a keyword that nobody checks is a problem")
  func unknownKeyword() throws {
    let validator = SchemaValidator(root: try PlainValue(json: #"{"maxItems": 2}"#))
    #expect(validator.problems(of: .text("")).count == 1)
  }
}
