import Foundation

/// JSON for people and programs: indented, keys sorted, ended by a line break.
enum PrettyJSON {
  /// The text of a document.
  static func text(of document: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(document), as: UTF8.self) + "\n"
  }
}
