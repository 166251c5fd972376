import Foundation

/// The JSON Schema of suite files, for editors: completion, hints, and mistakes while typing.
///
/// It is written from the tables that the readers use and from the engine's names. What a schema
/// cannot say (whether a check names a case of its suite, say) is left to `pwsbench validate`.
public struct SuiteSchema: Sendable {
  let vocabulary: Vocabulary

  /// Creates the schema of suites that use these names.
  public init(vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
  }

  /// The schema as indented JSON with sorted keys, ended by a line break.
  public func text() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(document), as: UTF8.self) + "\n"
  }

  private var document: JSONValue {
    map(FormatFields.suite).with([
      "$schema": "http://json-schema.org/draft-07/schema#",
      "title": "A suite of pwsbench",
      "description": "Written by 'pwsbench schema' from the tables of the reader; do not edit.",
      "definitions": .object(
        Dictionary(
          SchemaPart.allCases.map { ($0.rawValue, definition($0)) },
          uniquingKeysWith: { first, _ in first }
        )
      ),
    ])
  }

  private func definition(_ part: SchemaPart) -> JSONValue {
    switch part {
    case .template: template
    case .recipe: block(without: ["probe"])
    case .scale: block(without: ["probe"], more: [Self.timeout])
    case .variant: block(without: ["probe"], more: [Self.timeout, Self.parameters])
    case .parameters: ["type": "object", "additionalProperties": Self.parameter]
    case .matrix: matrix
    case .check: check
    case .claim: map(FormatFields.claim)
    case .control: map(FormatFields.control)
    }
  }

  static let timeout = KeyField("timeout", .duration, "The time after which a run is stopped.")
  static let parameters = KeyField("parameters", .part(.parameters), "Numbers a probe reads.")

  /// A map with some keys and no others.
  func map(_ fields: [KeyField]) -> JSONValue {
    let properties = fields.map { field in
      (field.name, value(field.form).with(["description": .text(field.meaning)]))
    }
    let schema: JSONValue = [
      "type": "object",
      "properties": .object(Dictionary(properties, uniquingKeysWith: { first, _ in first })),
      "additionalProperties": false,
    ]
    let required = fields.filter(\.isRequired).names
    return required.isEmpty ? schema : schema.with(["required": .words(required)])
  }

  /// A value of a form.
  func value(_ form: ValueForm) -> JSONValue {
    switch form {
    case .text: ["type": ["string", "number", "boolean"]]
    case .word(let words): ["enum": .words(words)]
    case .identifier: ["type": "string", "pattern": "^[a-z][a-z0-9-]*$"]
    case .count(let least): ["type": "integer", "minimum": .number(Double(least))]
    case .number: ["type": "number"]
    case .flag: ["type": "boolean"]
    case .margin: ["anyOf": [["type": "number"], ["type": "string", "pattern": "^[0-9.]+pp$"]]]
    case .duration: ["type": "string", "pattern": "^[0-9.]+[smh]$"]
    case .condition: ["type": "string", "pattern": "^\\S+ (distinct|(>=|<=|within) \\S+)$"]
    case .selection: ["type": "object"]
    case .axes: ["anyOf": [value(.list(.text)), ["type": "object"]]]
    case .list(let element): ["type": "array", "items": value(element)]
    case .map(let fields): map(fields)
    case .named(let element): ["type": "object", "additionalProperties": value(element)]
    case .part(let part): ["allOf": [["$ref": .text("#/definitions/\(part.rawValue)")]]]
    case .optional(let form): ["anyOf": [value(form), ["type": "null"]]]
    }
  }

  private var check: JSONValue {
    let kinds = CheckType.allCases.map { type -> JSONValue in
      let shape = CheckShape(type)
      return Self.when(
        "type",
        is: type.rawValue,
        [
          "required": .words(shape.required),
          "propertyNames": [
            "enum": .words(CheckShape.common + shape.required + shape.optional)
          ],
        ]
      )
    }
    return map(FormatFields.check).with(["allOf": .array(kinds)])
  }

  /// What must hold where a key has a value, and another key is not given.
  static func when(
    _ key: String,
    is word: String,
    without absent: String? = nil,
    _ then: JSONValue
  ) -> JSONValue {
    let given: JSONValue = [
      "properties": .object([key: ["const": .text(word)]]), "required": [.text(key)],
    ]
    let condition = absent.map { given.with(["not": ["required": [.text($0)]]]) } ?? given
    return ["if": condition, "then": then]
  }
}
