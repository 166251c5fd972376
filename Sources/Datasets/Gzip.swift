/// The gzip file format: members of a header, deflated data, CRC-32 and length.
///
/// - Source: RFC 1952.
package enum Gzip {
  /// Returns the plain bytes of all members, of which there may be at most `limit`.
  ///
  /// No more memory is taken than the limit asks for, whatever the file says.
  /// - Throws: `GzipError` for anything but a complete, sound file within the limit.
  package static func decompressed(_ bytes: [UInt8], limit: Int) throws(GzipError) -> [UInt8] {
    var output: [UInt8] = []
    var position = 0
    repeat {
      position = try payloadStart(of: bytes, at: position)
      let start = output.count
      var inflate = Inflate(bytes, from: position)
      try inflate.run(appendingTo: &output, limit: limit)
      position = inflate.end
      guard position + 8 <= bytes.count else { throw .truncated }
      guard number(bytes, at: position) == CRC32.checksum(of: output[start...]) else {
        throw .wrongChecksum
      }
      guard number(bytes, at: position + 4) == UInt32(truncatingIfNeeded: output.count - start)
      else { throw .wrongLength }
      position += 8
    } while position < bytes.count
    return output
  }

  /// Returns where the deflated data of the member at `position` starts.
  private static func payloadStart(
    of bytes: [UInt8],
    at position: Int
  ) throws(GzipError) -> Int {
    guard bytes.count >= position + 2 else { throw .notGzip }
    guard bytes[position] == 0x1F, bytes[position + 1] == 0x8B else { throw .notGzip }
    guard bytes.count >= position + 10 else { throw .truncated }
    let flags = bytes[position + 3]
    guard bytes[position + 2] == 8, flags & 0xE0 == 0 else { throw .unknownFeature }
    var next = position + 10
    if flags & 4 != 0 {
      guard next + 2 <= bytes.count else { throw .truncated }
      next += 2 + Int(bytes[next]) + Int(bytes[next + 1]) << 8
    }
    // File name and comment, each ended by a zero byte.
    for flag in [8, 16] as [UInt8] where flags & flag != 0 {
      guard next <= bytes.count, let end = bytes[next...].firstIndex(of: 0) else {
        throw .truncated
      }
      next = end + 1
    }
    if flags & 2 != 0 { next += 2 }
    guard next <= bytes.count else { throw .truncated }
    return next
  }

  private static func number(_ bytes: [UInt8], at position: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(bytes[position + $1]) << (8 * UInt32($1)) }
  }
}
