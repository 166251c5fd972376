import Datasets
import Testing

@Suite("Gzip")
struct GzipTests {
  private let stored: [UInt8] = [
    0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 1, 3, 0, 0xFC, 0xFF, 97, 98, 99,
    0xC2, 0x41, 0x24, 0x35, 3, 0, 0, 0,
  ]

  @Test("a file with a dynamic code unpacks to its contents")
  func sample() throws {
    let bytes = try Gzip.decompressed(CompressedSamples.lines, limit: 1910)
    #expect(String(decoding: bytes, as: UTF8.self) == CompressedSamples.linesText)
  }

  @Test("members follow one another, and all header fields are skipped")
  func members() throws {
    #expect(try Gzip.decompressed(stored + stored, limit: 6) == Array("abcabc".utf8))
    var full = stored
    full[3] = 0x1F
    full.insert(contentsOf: [2, 0, 7, 7] + [110, 0] + [99, 0] + [1, 2], at: 10)
    #expect(try Gzip.decompressed(full, limit: 3) == Array("abc".utf8))
  }

  @Test("output beyond the limit is refused: no bomb goes off")
  func limit() throws {
    #expect(try Gzip.decompressed(CompressedSamples.zeros, limit: 100_000).count == 100_000)
    #expect(throws: GzipError.tooLong(limit: 99_999)) {
      try Gzip.decompressed(CompressedSamples.zeros, limit: 99_999)
    }
    #expect(throws: GzipError.tooLong(limit: 5)) {
      try Gzip.decompressed(stored + stored, limit: 5)
    }
  }

  @Test("a file cut anywhere is refused")
  func truncation() {
    for sample in [CompressedSamples.lines, stored] {
      for length in sample.indices {
        #expect(throws: GzipError.self, "\(length) bytes") {
          try Gzip.decompressed(Array(sample.prefix(length)), limit: 4000)
        }
      }
    }
  }

  @Test("a flipped bit never goes unnoticed and never crashes")
  func bitFlips() throws {
    let sample = CompressedSamples.lines
    // Time, extra flags and system (bytes 4 to 9) carry no data.
    for byte in sample.indices where !(4..<10).contains(byte) {
      for bit in 0..<8 as Range<UInt8> {
        var damaged = sample
        damaged[byte] ^= 1 << bit
        let unpacked = try? Gzip.decompressed(damaged, limit: 4000)
        // The text flag alone may change without changing the contents.
        if byte == 3, bit == 0 { continue }
        #expect(unpacked == nil, "byte \(byte), bit \(bit)")
      }
    }
  }

  @Test("each kind of damage has its own words")
  func kinds() {
    var sum = stored
    sum[18] ^= 1
    var length = stored
    length[22] = 4
    var method = stored
    method[2] = 7
    let cases: [([UInt8], GzipError)] = [
      ([], .notGzip), (Array("no gzip at all".utf8), .notGzip), (stored + [0], .notGzip),
      (sum, .wrongChecksum), (length, .wrongLength), (method, .unknownFeature),
      (Array(stored.dropLast()), .truncated),
    ]
    for (bytes, error) in cases {
      #expect(throws: error) { try Gzip.decompressed(bytes, limit: 100) }
    }
  }
}
