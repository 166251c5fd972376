/// Unpacks deflated data.
///
/// Any input is safe: reading stops at its end, references never reach before the start, and the
/// output never exceeds the limit.
/// - Source: RFC 1951.
package struct Inflate {
  private let bytes: [UInt8]
  /// The position of the first byte after the deflated data, once `run` has returned.
  package private(set) var end: Int

  /// Prepares to unpack the data that starts at a byte.
  package init(_ bytes: [UInt8], from position: Int) {
    self.bytes = bytes
    end = position
  }

  /// Unpacks all blocks to the end of `output`, which may grow to `limit` bytes.
  package mutating func run(
    appendingTo output: inout [UInt8],
    limit: Int
  ) throws(GzipError) {
    let start = output.count
    let position = end
    end = try bytes.withUnsafeBufferPointer { (bytes) throws(GzipError) in
      var reader = BitReader(bytes, from: position)
      var isLast = false
      while !isLast {
        reader.refill()
        isLast = reader.take(1) == 1
        let kind = reader.take(2)
        guard !reader.isExhausted else { throw GzipError.truncated }
        switch kind {
        case 0: try Self.copyStored(&reader, to: &output, limit: limit)
        case 1:
          try Self.expand(
            &reader,
            with: DeflateCodes.fixed(),
            to: &output,
            from: start,
            limit: limit
          )
        case 2:
          let codes = try DeflateCodes.read(&reader)
          try Self.expand(&reader, with: codes, to: &output, from: start, limit: limit)
        default: throw GzipError.badBlock
        }
      }
      return reader.bytePosition
    }
  }

  /// Copies a block that is not compressed: its length, the complement of that, and bytes.
  private static func copyStored(
    _ reader: inout BitReader,
    to output: inout [UInt8],
    limit: Int
  ) throws(GzipError) {
    reader.align()
    reader.refill()
    let length = reader.take(16)
    let complement = reader.take(16)
    guard !reader.isExhausted else { throw .truncated }
    guard length == complement ^ 0xFFFF else { throw .badBlock }
    guard length <= limit - output.count else { throw .tooLong(limit: limit) }
    for _ in 0..<length {
      reader.refill()
      output.append(UInt8(reader.take(8)))
      guard !reader.isExhausted else { throw .truncated }
    }
  }

  /// Decodes a compressed block: literal bytes, and references (length, distance) to earlier ones.
  private static func expand(
    _ reader: inout BitReader,
    with codes: DeflateCodes,
    to output: inout [UInt8],
    from start: Int,
    limit: Int
  ) throws(GzipError) {
    while true {
      reader.refill()
      let symbol = try decode(&reader, codes.literals)
      if symbol < 256 {
        guard output.count < limit else { throw .tooLong(limit: limit) }
        output.append(UInt8(symbol))
        continue
      }
      if symbol == 256 { return }
      guard symbol < 286 else { throw .badCode }
      let length =
        DeflateCodes.lengthBases[symbol - 257]
        + reader.take(
          DeflateCodes.lengthBits[symbol - 257]
        )
      let distanceSymbol = try decode(&reader, codes.distances)
      guard distanceSymbol < 30 else { throw .badCode }
      let distance =
        DeflateCodes.distanceBases[distanceSymbol]
        + reader.take(
          DeflateCodes.distanceBits[distanceSymbol]
        )
      guard !reader.isExhausted else { throw .truncated }
      guard distance <= output.count - start else { throw .badDistance }
      guard length <= limit - output.count else { throw .tooLong(limit: limit) }
      let source = output.count - distance
      // One by one, because the copy may overlap what it reads.
      for offset in 0..<length { output.append(output[source + offset]) }
    }
  }

  /// Returns the next symbol of a code; `refill` must have been called less than 48 bits ago.
  @inline(__always)
  package static func decode(
    _ reader: inout BitReader,
    _ table: HuffmanTable
  ) throws(GzipError) -> Int {
    let entry = Int(table.fast[Int(reader.bits & (1 << UInt64(HuffmanTable.fastBits) - 1))])
    if entry != 0 {
      reader.skip(entry & 15)
      guard !reader.isExhausted else { throw .truncated }
      return entry >> 4
    }
    guard let match = table.slowMatch(reader.bits) else { throw .badCode }
    reader.skip(match.length)
    guard !reader.isExhausted else { throw .truncated }
    return match.symbol
  }
}
