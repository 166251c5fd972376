extension SuiteSchema {
  /// A number, or several.
  static let parameter: JSONValue = [
    "anyOf": [
      ["type": "number"], ["type": "array", "items": ["type": "number"], "minItems": 1],
    ]
  ]

  /// A case: its own keys, every setting, and what its kind or its probe knows.
  ///
  /// A case with a reason not to be run may report what the engine does not.
  var template: JSONValue {
    let own = map(FormatFields.template + [Self.parameters])
    let train = Self.when(
      "kind",
      is: CaseKind.train.rawValue,
      without: "reason",
      [
        "properties": [
          "probe": false, "parameters": false, "metrics": names(vocabulary.trainMetrics),
        ]
      ]
    )
    let probes = vocabulary.probes.keys.sorted().map { name -> JSONValue in
      let probe = vocabulary.probes[name]
      return Self.when(
        "probe",
        is: name,
        without: "reason",
        [
          "properties": [
            "metrics": names(probe?.metrics ?? []),
            "parameters": names(probe?.parameters ?? []),
            "matrix": names((probe?.settings ?? []) + (probe?.parameters ?? [])),
          ]
        ]
      )
    }
    let probing = CaseKind.allCases.filter { $0 != .train }.map { kind in
      Self.when("kind", is: kind.rawValue, ["required": ["probe"]])
    }
    return adding(settings(without: []), to: own)
      .with(["allOf": .array([train] + probing + probes)])
  }

  /// The axes: every setting with several values, and the parameters of probes.
  var matrix: JSONValue {
    let axes = settings(without: ["probe"]).mapValues { value -> JSONValue in
      ["type": "array", "items": value, "minItems": 1, "uniqueItems": true]
    }
    return [
      "type": "object",
      "properties": .object(axes),
      "additionalProperties": ["type": "array", "items": Self.parameter, "minItems": 1],
    ]
  }

  /// A block of settings.
  func block(without names: [String], more: [KeyField] = []) -> JSONValue {
    adding(settings(without: names), to: map(more))
  }

  private func names(_ names: [String]) -> JSONValue {
    ["propertyNames": ["enum": .words(names)]]
  }

  private func adding(_ properties: [String: JSONValue], to map: JSONValue) -> JSONValue {
    guard case .object(let members) = map, case .object(let own)? = members["properties"] else {
      return map
    }
    return map.with(["properties": .object(own.merging(properties) { first, _ in first })])
  }

  private func settings(without names: [String]) -> [String: JSONValue] {
    let fields = SettingField.all.filter { !names.contains($0.name) }
    return Dictionary(
      fields.map { ($0.name, value(of: $0).with(["description": .text($0.meaning)])) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  private func value(of field: SettingField) -> JSONValue {
    switch field.type {
    case .integer: Self.number("integer", in: field.range)
    case .number: Self.number("number", in: field.range)
    case .numbers: ["type": "array", "items": Self.number("number", in: field.range)]
    case .flag: ["type": "boolean"]
    case .word(let words): ["enum": .words(words)]
    case .probe: ["enum": .words(vocabulary.probes.keys.sorted())]
    case .network: ["anyOf": .array(Self.growing(vocabulary.networks))]
    case .method: method
    case .dataset: ["anyOf": .array(Self.growing(vocabulary.datasets))]
    }
  }

  /// A name or a text of slots, or a map of slots where those are read.
  private var method: JSONValue {
    let slots: JSONValue = [
      "type": "object", "additionalProperties": ["type": "string"], "minProperties": 1,
    ]
    let names = Self.growing(vocabulary.methods)
    return ["anyOf": .array(vocabulary.methodCheck == nil ? names : names + [slots])]
  }

  /// Names for completion, and any other text.
  ///
  /// More names may come: a schema that is older than one calls it no mistake, and whoever adds it need
  /// not write the schema anew. `pwsbench validate` knows them all.
  private static func growing(_ names: [String]) -> [JSONValue] {
    [["enum": .words(names)], ["type": "string"]]
  }

  private static func number(_ type: String, in range: SettingRange?) -> JSONValue {
    let number: JSONValue = ["type": .text(type)]
    guard let range else { return number }
    var bounded = number.with([
      range.includesLower ? "minimum" : "exclusiveMinimum": .number(range.lower)
    ])
    if let upper = range.upper { bounded = bounded.with(["exclusiveMaximum": .number(upper)]) }
    return range.allowsZero ? ["anyOf": [["const": 0], bounded]] : bounded
  }
}
