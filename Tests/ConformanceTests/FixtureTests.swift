import Conformance
import Foundation
import Testing
import Training

@Suite("Fixture")
struct FixtureTests {
  static let whole =
    (try? Data(contentsOf: URL(fileURLWithPath: CommittedFixtures.path("linear-6"))))
    ?? Data()

  @Test("a file cut short anywhere is an error line", arguments: [0, 1, 7, 8, 9, 100, 900, 5000])
  func cut(_ length: Int) throws {
    let result = try CommittedFixtures.result(ofBytes: Self.whole.prefix(length))
    #expect(!result.passed && result.problem != nil)
    #expect(result.description.hasPrefix("FAIL  changed  "))
  }

  @Test("what is no such file is an error line")
  func foreign() throws {
    for text in ["", "not a fixture", "{\"op\": \"linear\"}", "\u{89}PNG\r\n\u{1a}\n"] {
      let result = try CommittedFixtures.result(ofBytes: Data(text.utf8))
      #expect(result.problem != nil)
      #expect(!result.description.contains("\n"))
    }
  }

  @Test(
    "a header that lies is an error line",
    arguments: [
      "{", "[]", "null", "{\"in.x\":1}",
      "{\"in.x\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,999]}}",
      "{\"in.x\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[8,0]}}",
      "{\"in.x\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[-16,0]}}",
      "{\"in.x\":{\"dtype\":\"F32\",\"shape\":[5],\"data_offsets\":[0,16]}}",
      "{\"in.x\":{\"dtype\":\"F32\",\"shape\":[-1,-4],\"data_offsets\":[0,16]}}",
      "{\"in.x\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0]}}",
      "{\"in.x\":{\"dtype\":\"Q4\",\"shape\":[4],\"data_offsets\":[0,16]}}",
      "{\"in.x\":{\"dtype\":7,\"shape\":[4],\"data_offsets\":[0,16]}}",
      "{\"in.x\":{\"dtype\":\"F32\",\"shape\":\"4\",\"data_offsets\":[0,16]}}",
      "{\"in.x\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,16]}}",
      "{\"in.x\":{\"dtype\":\"F32\",\"shape\":[99999999999999999999],\"data_offsets\":[0,16]}}",
      "{\"__metadata__\":{\"op\":7}}",
    ]
  )
  func header(_ json: String) throws {
    let result = try CommittedFixtures.result(ofBytes: file(json))
    #expect(!result.passed && result.problem != nil)
    #expect(result.description.hasPrefix("FAIL  "))
    #expect(!result.description.contains("\n"))
  }

  @Test("a header longer than the file is an error line", arguments: [UInt64(1) << 20, .max])
  func length(_ length: UInt64) throws {
    var bytes = Data()
    withUnsafeBytes(of: length.littleEndian) { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: Array("{}".utf8))
    let result = try CommittedFixtures.result(ofBytes: bytes)
    #expect(result.description.contains("the header claims \(length) bytes"))
  }

  @Test("metadata that lack something are named", arguments: ["op", "settings", "tolerance"])
  func metadata(_ key: String) throws {
    try CommittedFixtures.expectFailure("linear-6", "lacks op, settings or tolerance") {
      $0.metadata[key] = nil
    }
  }

  @Test("settings that are no object, and a tolerance that is no number, are error lines")
  func settings() throws {
    for text in ["", "[1]", "{", "7"] {
      let result = try CommittedFixtures.result(of: "max_pool-7-6") {
        $0.metadata["settings"] = text
      }
      #expect(!result.passed && !result.description.contains("\n"))
    }
    try CommittedFixtures.expectFailure("linear-6", "tolerance") {
      $0.metadata["tolerance"] = "small"
    }
  }

  @Test("settings of the wrong type are named")
  func types() throws {
    let wrong = ["\"2\"", "true", "null", "[2]", "{\"a\":1}", "2.5", "0", "-1", "1e30"]
    for json in wrong {
      try CommittedFixtures.expectFailure("max_pool-7-6", "setting 'size' is") {
        try $0.set("size", json)
      }
    }
    try CommittedFixtures.expectFailure("max_pool-7-6", "setting 'size' is missing") {
      try $0.set("size", nil)
    }
    try CommittedFixtures.expectFailure("sgd-nesterov-6", "setting 'nesterov' is missing or not") {
      try $0.set("nesterov", "\"yes\"")
    }
    try CommittedFixtures.expectFailure("trajectory-bn", "setting 'network' is missing or not") {
      try $0.set("network", "8")
    }
    try CommittedFixtures.expectFailure("trajectory-bn", "setting 'widths' is missing or not") {
      try $0.set("widths", "16")
    }
  }

  @Test("inputs that are missing, of another rank, or empty are named")
  func inputs() throws {
    try CommittedFixtures.expectFailure("max_pool-7-6", "input 'x' is missing") {
      $0.tensors["in.x"] = nil
    }
    for shape in [[], [6], [6, 20, 49], [6, 0, 7, 7], [1, 6, 20, 7, 7]] {
      try CommittedFixtures.expectFailure("max_pool-7-6", "'x' has shape \(shape)") {
        $0.resize("in.x", shape)
      }
    }
    for shape in [[0], [1, 2, 3, 4, 5]] {
      try CommittedFixtures.expectFailure("linear-6", "'weight' has shape \(shape)") {
        $0.resize("in.weight", shape)
      }
    }
  }

  @Test("labels must be whole numbers of a class")
  func labels() throws {
    for value in [Float.nan, .infinity, 1e30, -1, 10, 0.5] {
      try CommittedFixtures.expectFailure("softmax_cross_entropy-6", "expected 0 to 9") {
        $0.tensors["in.labels"]?.values[2] = value
      }
      try CommittedFixtures.expectFailure("trajectory-msr", "expected 0 to 9") {
        $0.tensors["in.labels"]?.values[2] = value
      }
    }
  }

  /// A file of a header and sixteen bytes.
  private func file(_ json: String) -> Data {
    var bytes = Data()
    withUnsafeBytes(of: UInt64(json.utf8.count).littleEndian) { bytes.append(contentsOf: $0) }
    return bytes + Data(json.utf8) + Data(count: 16)
  }
}
