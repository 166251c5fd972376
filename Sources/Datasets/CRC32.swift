/// The cyclic redundancy check of gzip: polynomial 0xEDB88320, reflected.
///
/// - Source: RFC 1952, section 8.
package enum CRC32 {
  /// The remainders of all bytes followed by 0, 1, 2 and 3 zero bytes.
  private static let tables: [UInt32] = {
    var tables = [UInt32](repeating: 0, count: 1024)
    for byte in 0..<256 {
      var remainder = UInt32(byte)
      for _ in 0..<8 {
        remainder = remainder & 1 == 1 ? remainder >> 1 ^ 0xEDB8_8320 : remainder >> 1
      }
      tables[byte] = remainder
    }
    for index in 256..<1024 {
      let previous = tables[index - 256]
      tables[index] = previous >> 8 ^ tables[Int(previous & 255)]
    }
    return tables
  }()

  /// Returns the checksum of bytes.
  package static func checksum(of bytes: ArraySlice<UInt8>) -> UInt32 {
    var remainder: UInt32 = 0xFFFF_FFFF
    bytes.withUnsafeBytes { bytes in
      tables.withUnsafeBufferPointer { tables in
        var position = 0
        while position + 4 <= bytes.count {
          let word = bytes.loadUnaligned(fromByteOffset: position, as: UInt32.self)
          remainder ^= UInt32(littleEndian: word)
          remainder =
            tables[768 + Int(remainder & 255)] ^ tables[512 + Int(remainder >> 8 & 255)]
            ^ tables[256 + Int(remainder >> 16 & 255)] ^ tables[Int(remainder >> 24)]
          position += 4
        }
        for byte in bytes[position...] {
          remainder = remainder >> 8 ^ tables[Int((remainder ^ UInt32(byte)) & 255)]
        }
      }
    }
    return ~remainder
  }
}
