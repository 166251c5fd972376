import Foundation

/// JSON of which there is only one for a value: keys sorted, no spaces, shortest numbers.
///
/// NaN and infinities are the strings `NaN`, `Infinity` and `-Infinity`.
package enum CanonicalJSON {
  /// Returns the one line that stands for `value`.
  package static func text(of value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "Infinity",
      negativeInfinity: "-Infinity",
      nan: "NaN"
    )
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  /// Returns the value that a line stands for.
  package static func value<Value: Decodable>(
    _ type: Value.Type,
    from bytes: some Sequence<UInt8>
  )
    throws -> Value
  {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "Infinity",
      negativeInfinity: "-Infinity",
      nan: "NaN"
    )
    return try decoder.decode(type, from: Data(bytes))
  }
}
