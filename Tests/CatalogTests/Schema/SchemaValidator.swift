/// Holds values against a JSON Schema, as an editor does: the keywords that the suites' schema uses.
///
/// A keyword that it does not know is a problem too, so that none goes unchecked.
struct SchemaValidator {
  /// The schema, with the definitions that it refers to.
  let root: PlainValue

  /// What is wrong with a value, each with the path to its place.
  func problems(of value: PlainValue) -> [String] { problems(value, root, "") }

  private func problems(
    _ value: PlainValue,
    _ schema: PlainValue,
    _ path: String
  ) -> [String] {
    if case .flag(let isLegal) = schema { return isLegal ? [] : ["\(path): is not legal"] }
    let keywords = schema.map ?? [:]
    return keywords.keys.sorted().flatMap { key -> [String] in
      guard let rule = keywords[key] else { return [] }
      switch key {
      case "$schema", "title", "description", "definitions", "then": return []
      case "allOf", "anyOf", "not", "if", "$ref":
        return combined(key, rule, keywords["then"], value, path)
      case "properties", "additionalProperties", "propertyNames", "required", "minProperties":
        guard let map = value.map else { return [] }
        return members(key, rule, keywords["properties"]?.map ?? [:], map, path)
      case "items", "minItems", "uniqueItems":
        return value.list.map { elements(key, rule, $0, path) } ?? []
      default: return isMet(key, rule, value) ? [] : ["\(path): is no \(key) \(rule)"]
      }
    }
  }

  private func isLegal(_ value: PlainValue, _ schema: PlainValue) -> Bool {
    problems(value, schema, "").isEmpty
  }

  private func combined(
    _ key: String,
    _ rule: PlainValue,
    _ then: PlainValue?,
    _ value: PlainValue,
    _ path: String
  ) -> [String] {
    let parts = rule.list ?? []
    switch key {
    case "allOf": return parts.flatMap { problems(value, $0, path) }
    case "anyOf":
      return parts.contains { isLegal(value, $0) } ? [] : ["\(path): is none of \(parts.count)"]
    case "not": return isLegal(value, rule) ? ["\(path): is what it must not be"] : []
    case "if":
      guard let then, isLegal(value, rule) else { return [] }
      return problems(value, then, path)
    default:
      let name = rule.text?.split(separator: "/").last.map(String.init) ?? ""
      guard let definition = root.map?["definitions"]?.map?[name] else {
        return ["\(path): no definition '\(name)'"]
      }
      return problems(value, definition, path)
    }
  }

  private func members(
    _ key: String,
    _ rule: PlainValue,
    _ known: [String: PlainValue],
    _ map: [String: PlainValue],
    _ path: String
  ) -> [String] {
    switch key {
    case "properties":
      return map.sorted { $0.key < $1.key }.flatMap { name, member in
        known[name].map { problems(member, $0, "\(path)/\(name)") } ?? []
      }
    case "additionalProperties":
      return map.sorted { $0.key < $1.key }.filter { known[$0.key] == nil }.flatMap {
        problems($0.value, rule, "\(path)/\($0.key)")
      }
    case "propertyNames":
      return map.keys.sorted().flatMap { problems(.text($0), rule, "\(path)/\($0)") }
    case "required":
      let missing = (rule.list ?? []).compactMap(\.text).filter { map[$0] == nil }
      return missing.map { "\(path): lacks '\($0)'" }
    default: return map.count >= Int(rule.number ?? 0) ? [] : ["\(path): is too small"]
    }
  }

  private func elements(
    _ key: String,
    _ rule: PlainValue,
    _ list: [PlainValue],
    _ path: String
  ) -> [String] {
    switch key {
    case "items":
      return list.enumerated().flatMap { problems($0.element, rule, "\(path)/\($0.offset)") }
    case "minItems": return list.count >= Int(rule.number ?? 0) ? [] : ["\(path): is too short"]
    default: return Set(list).count == list.count ? [] : ["\(path): has one element twice"]
    }
  }

  /// Whether a scalar obeys; a keyword of another type than the value's says nothing about it.
  private func isMet(_ key: String, _ rule: PlainValue, _ value: PlainValue) -> Bool {
    switch key {
    case "type":
      !value.types.isDisjoint(with: (rule.list ?? [rule]).compactMap(\.text))
    case "const": value == rule
    case "enum": rule.list?.contains(value) == true
    case "minimum": compares(value, rule, >=)
    case "exclusiveMinimum": compares(value, rule, >)
    case "exclusiveMaximum": compares(value, rule, <)
    case "pattern":
      value.text.map { text in
        (try? Regex(rule.text ?? "")).map { text.contains($0) } ?? false
      } ?? true
    default: false
    }
  }

  private func compares(
    _ value: PlainValue,
    _ bound: PlainValue,
    _ order: (Double, Double) -> Bool
  ) -> Bool {
    guard let value = value.number, let bound = bound.number else { return true }
    return order(value, bound)
  }
}
