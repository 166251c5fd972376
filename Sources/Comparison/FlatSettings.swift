import Checksums

/// The settings of a cell as names and texts, so that two cells can be compared name by name.
package enum FlatSettings {
  /// Returns what a cell's key is the hash of, without its seed and what computed it.
  ///
  /// `{"epoch":1,"experiment":{"batch":32,"seed":7}}` becomes `batch: 32, epoch: 1`.
  /// - Parameter json: the text that was hashed.
  /// - Returns: every setting by its name.
  /// - Throws: an error of the decoder when the text is no JSON.
  package static func settings(json: String) throws -> [String: String] {
    let tree = try CanonicalJSON.value(Tree.self, from: json.utf8)
    var settings: [String: String] = [:]
    guard case .map(let members) = tree else { return settings }
    for (name, value) in members where !["engine", "place"].contains(name) {
      // The experiment's own settings are the ones that people write: no prefix.
      guard name == "experiment", case .map(let experiment) = value else {
        settings[name] = value.text
        continue
      }
      for (name, value) in experiment where name != "seed" { settings[name] = value.text }
    }
    return settings
  }

  private indirect enum Tree: Decodable {
    case text(String)
    case list([Tree])
    case map([String: Tree])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let members = try? container.decode([String: Tree].self) {
        self = .map(members)
      } else if let elements = try? container.decode([Tree].self) {
        self = .list(elements)
      } else if let text = try? container.decode(String.self) {
        self = .text(text)
      } else if let flag = try? container.decode(Bool.self) {
        self = .text("\(flag)")
      } else if let whole = try? container.decode(Int.self) {
        self = .text("\(whole)")
      } else {
        self = .text("\(try container.decode(Double.self))")
      }
    }

    var text: String {
      switch self {
      case .text(let text): text
      case .list(let elements): "[" + elements.map(\.text).joined(separator: ", ") + "]"
      case .map(let members):
        members.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.text)" }
          .joined(separator: " ")
      }
    }
  }
}
