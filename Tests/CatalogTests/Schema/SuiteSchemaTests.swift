import Catalog
import Foundation
import Testing

@Suite("SuiteSchema")
struct SuiteSchemaTests {
  private typealias Object = [String: Any]

  private func schema() throws -> Object {
    let text = try SuiteSchema(vocabulary: TestVocabulary.engine).text()
    return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? Object)
  }

  private func definition(_ name: String) throws -> Object {
    let definitions = try #require(try schema()["definitions"] as? Object)
    return try #require(definitions[name] as? Object, "no definition of \(name)")
  }

  /// The keys that a message `missing key 'x' in …` names.
  private func missing(_ messages: [String]) -> Set<String> {
    Set(messages.compactMap { $0.firstMatch(of: /missing key '(\w+)'/).map { String($0.1) } })
  }

  @Test("what the schema requires is what the reader misses")
  func required() throws {
    let suite = Example.messages(of: "format: pwsbench/1\n")
    #expect(
      missing(suite).union(["format"]) == Set(try #require(try schema()["required"] as? [String]))
    )
    let claim = try definition("claim")["required"] as? [String]
    let text = Example.text.split(separator: "claims:")[0]
    #expect(missing(Example.messages(of: text + "claims: [{}]\n")) == Set(claim ?? []))
    let control = try definition("control")["required"] as? [String]
    let controls = Example.messages(
      "{id: learns, says: It learns., case: train, where: {method: bn}, require: test_accuracy >= 25pp}",
      "{}"
    )
    #expect(missing(controls) == Set(control ?? []))
  }

  @Test("unknown keys are refused everywhere")
  func closed() throws {
    for name in ["case", "recipe", "scale", "case-scale", "claim", "control", "check"] {
      #expect(try definition(name)["additionalProperties"] as? Bool == false, "\(name)")
    }
    #expect(try schema()["additionalProperties"] as? Bool == false)
  }

  @Test("settings have the engine's names and the ranges of the table")
  func settings() throws {
    let properties = try #require(try definition("case")["properties"] as? [String: Object])
    #expect(properties["probe"]?["enum"] as? [String] == TestVocabulary.engine.probes.keys.sorted())
    #expect(properties["lr"]?["exclusiveMinimum"] as? Double == 0)
    #expect(properties["momentum"]?["minimum"] as? Double == 0)
    #expect(properties["momentum"]?["exclusiveMaximum"] as? Double == 1)
    #expect(properties["image_size"]?["anyOf"] != nil)
    for field in SettingField.all {
      #expect(properties[field.name]?["description"] as? String == field.meaning)
    }
  }

  @Test(
    "methods, networks and data sets are completed, and a name of another version is no mistake"
  )
  func growing() throws {
    let vocabulary = TestVocabulary.engine
    let properties = try #require(try definition("case")["properties"] as? [String: Object])
    for (name, known) in [
      ("method", vocabulary.methods), ("network", vocabulary.networks),
      ("dataset", vocabulary.datasets),
    ] {
      let forms = try #require(properties[name]?["anyOf"] as? [Object])
      #expect(forms.first?["enum"] as? [String] == known)
      #expect(forms.contains { $0 as? [String: String] == ["type": "string"] }, "\(name)")
    }
  }

  @Test("maps of slots are methods where compositions are read")
  func compositions() throws {
    for isRead in [false, true] {
      var vocabulary = TestVocabulary.engine
      vocabulary.methodCheck = isRead ? NameCheck("method") { .name($0) } : nil
      let text = try SuiteSchema(vocabulary: vocabulary).text()
      let schema = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? Object
      let definitions = try #require(schema?["definitions"] as? [String: Object])
      let properties = try #require(definitions["case"]?["properties"] as? [String: Object])
      let methods = try #require(properties["method"]?["anyOf"] as? [Object])
      #expect(methods.contains { $0["type"] as? String == "object" } == isRead)
    }
  }

  @Test("each kind of check has its own keys, each probe its own metrics")
  func conditions() throws {
    let kinds = try #require(try definition("check")["allOf"] as? [Object])
    #expect(kinds.count == CheckType.allCases.count)
    let text = try SuiteSchema(vocabulary: TestVocabulary.engine).text()
    for metric in ["log10_condition", "modal_share", "diverged_step"] {
      #expect(text.contains("\"\(metric)\""))
    }
    let template = try #require(try definition("case")["allOf"] as? [Object])
    #expect(template.count == TestVocabulary.engine.probes.count + CaseKind.allCases.count)
  }
}
