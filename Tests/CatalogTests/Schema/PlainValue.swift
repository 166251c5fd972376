import Foundation
import Yams

/// A value as JSON has it, read from JSON or from YAML as an editor reads it.
enum PlainValue: Hashable, Decodable {
  case null
  case flag(Bool)
  case number(Double)
  case text(String)
  case list([PlainValue])
  case map([String: PlainValue])

  /// Reads a text of JSON.
  init(json text: String) throws {
    self = try JSONDecoder().decode(PlainValue.self, from: Data(text.utf8))
  }

  /// Reads a text of YAML.
  init(yaml text: String) throws {
    self = try compose(yaml: text).map(PlainValue.init) ?? .null
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let elements = try? container.decode([PlainValue].self) {
      self = .list(elements)
    } else {
      self = .map(try container.decode([String: PlainValue].self))
    }
  }

  private init(_ node: Node) {
    switch node {
    case .scalar(let scalar):
      self = scalar.style == .plain ? PlainValue(unquoted: scalar.string) : .text(scalar.string)
    case .sequence(let elements): self = .list(elements.map(PlainValue.init))
    case .mapping(let members):
      let pairs = members.map { ($0.key.string ?? "", PlainValue($0.value)) }
      self = .map(Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
    case .alias: self = .null
    }
  }

  /// What a text without quotes is in YAML 1.2.
  private init(unquoted text: String) {
    switch text {
    case "null", "~", "": self = .null
    case "true", "false": self = .flag(text == "true")
    default: self = Double(text).map(PlainValue.number) ?? .text(text)
    }
  }

  /// The names of the types of JSON Schema that the value has.
  var types: Set<String> {
    switch self {
    case .null: ["null"]
    case .flag: ["boolean"]
    case .number(let number): number == number.rounded() ? ["number", "integer"] : ["number"]
    case .text: ["string"]
    case .list: ["array"]
    case .map: ["object"]
    }
  }

  var text: String? { if case .text(let text) = self { text } else { nil } }
  var number: Double? { if case .number(let number) = self { number } else { nil } }
  var list: [PlainValue]? { if case .list(let list) = self { list } else { nil } }
  var map: [String: PlainValue]? { if case .map(let map) = self { map } else { nil } }
}
