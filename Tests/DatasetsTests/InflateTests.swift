import Datasets
import Testing

@Suite("Inflate")
struct InflateTests {
  private func unpack(_ bytes: [UInt8], limit: Int = 10_000) throws -> [UInt8] {
    var output: [UInt8] = []
    var inflate = Inflate(bytes, from: 0)
    try inflate.run(appendingTo: &output, limit: limit)
    return output
  }

  @Test("a block with the fixed code, whose references overlap themselves, unpacks")
  func fixedCode() throws {
    #expect(
      try unpack(CompressedSamples.fixed) == Array("abcabcabcabcabc".utf8) + [0xFF, 0xFE]
    )
  }

  @Test("codes longer than the lookup table unpack")
  func longCodes() throws {
    #expect(try unpack(CompressedSamples.uneven) == CompressedSamples.unevenBytes)
  }

  @Test("stored blocks unpack, also empty ones and after other blocks")
  func stored() throws {
    let empty: [UInt8] = [0, 0, 0, 0xFF, 0xFF]
    #expect(try unpack(empty + [1, 2, 0, 0xFD, 0xFF, 7, 9]) == [7, 9])
  }

  @Test("the end is the first byte that was not needed")
  func end() throws {
    var output: [UInt8] = []
    var inflate = Inflate([9] + CompressedSamples.fixed + [1, 2, 3], from: 1)
    try inflate.run(appendingTo: &output, limit: 100)
    #expect(inflate.end == 1 + CompressedSamples.fixed.count)
  }

  @Test("hostile blocks are refused")
  func hostile() {
    let cases: [([UInt8], GzipError)] = [
      ([], .truncated),
      ([0b111], .badBlock),
      ([1, 2, 0, 0xFE, 0xFF, 7, 9], .badBlock),
      ([1, 2, 0, 0xFD, 0xFF, 7], .truncated),
      // Fixed code: length 3 (0000001), distance 1 (00000) before anything was written.
      ([0b0000_0011, 0b0000_0010, 0], .badDistance),
      // Dynamic code with 31 distance codes announced.
      ([0b0000_0101, 0b0001_1110, 0, 0, 0, 0, 0, 0, 0, 0], .badCode),
      // Dynamic code without any code lengths.
      ([0b0000_0101, 0, 0, 0, 0, 0, 0, 0, 0, 0], .badCode),
    ]
    for (bytes, error) in cases {
      #expect(throws: error, "\(bytes)") { try unpack(bytes) }
    }
  }

  @Test("references do not reach into what was there before")
  func earlierOutput() {
    var output: [UInt8] = [1, 2, 3]
    var inflate = Inflate([0b0000_0011, 0b0000_0010, 0], from: 0)
    #expect(throws: GzipError.badDistance) {
      try inflate.run(appendingTo: &output, limit: 100)
    }
  }

  @Test("random bytes never crash and never exceed the limit")
  func noise() {
    var state: UInt64 = 1
    for _ in 0..<3000 {
      let bytes = (0..<60).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(state >> 56)
      }
      var output: [UInt8] = []
      var inflate = Inflate(bytes, from: 0)
      try? inflate.run(appendingTo: &output, limit: 500)
      #expect(output.count <= 500)
    }
  }
}
