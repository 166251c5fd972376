import Foundation

/// Files that claim to be safetensors and are not.
enum HostileFile {
  /// A file of a header and bytes, with a true header length.
  static func data(_ header: String, _ bytes: Data) -> Data {
    let text = Data(header.utf8)
    return withUnsafeBytes(of: UInt64(text.count).littleEndian) { Data($0) } + text + bytes
  }

  /// Headers that are no JSON, or other JSON.
  static let headers = [
    "", " ", "{", "}", "null", "[]", "7", "\"x\"", "not JSON", "{\"x\":1}", "{\"x\":null}",
    "{\"x\":{}}", "{\"x\":{\"dtype\":\"F32\",\"shape\":[2]}}",
    "{\"x\":{\"dtype\":7,\"shape\":[2],\"data_offsets\":[0,8]}}",
    "{\"x\":{\"dtype\":\"F32\",\"shape\":2,\"data_offsets\":[0,8]}}",
    "{\"x\":{\"dtype\":\"F32\",\"shape\":[1.5],\"data_offsets\":[0,8]}}",
    "{\"x\":{\"dtype\":\"F32\",\"shape\":[1e40],\"data_offsets\":[0,8]}}",
    "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,9223372036854775808]}}",
    "{\"__metadata__\":{\"a\":1}}", "{\"__metadata__\":[]}",
    String(repeating: "[", count: 100_000), String(repeating: "{\"x\":", count: 100_000),
  ]

  /// Types, shapes and offsets of one tensor before eight bytes, none of which fits.
  static let entries = [
    ("F16", "[4]", "[0,8]"), ("f32", "[2]", "[0,8]"), ("", "[2]", "[0,8]"),
    ("F32", "[2]", "[]"), ("F32", "[2]", "[0]"), ("F32", "[2]", "[0,8,8]"),
    ("F32", "[3]", "[0,8]"), ("F32", "[1]", "[0,8]"), ("F32", "[]", "[0,8]"),
    ("F64", "[2]", "[0,8]"), ("F32", "[0]", "[0,8]"), ("F32", "[0]", "[0,0]"),
    ("F32", "[1]", "[4,8]"), ("F32", "[1]", "[0,4]"), ("F32", "[4]", "[0,16]"),
    ("F32", "[2]", "[8,16]"), ("F32", "[2]", "[-8,0]"), ("F32", "[2]", "[8,0]"),
    ("F32", "[2]", "[0,9223372036854775807]"),
    ("F32", "[2]", "[-9223372036854775808,9223372036854775807]"),
    ("F32", "[-2]", "[0,8]"), ("F32", "[-1,-2]", "[0,8]"), ("F32", "[-1,0]", "[0,0]"),
    ("F32", "[4611686018427387904]", "[0,8]"), ("F32", "[9223372036854775807,2]", "[0,8]"),
    ("F32", "[4294967296,4294967296]", "[0,8]"),
    ("F32", "[2147483648,2147483648,4]", "[0,8]"),
    ("F32", "[-9223372036854775808]", "[0,8]"), ("F32", "[2305843009213693954]", "[0,8]"),
  ]
}
