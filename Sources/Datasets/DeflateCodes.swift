/// The two codes of a deflated block: one for bytes and lengths, one for distances.
///
/// - Source: RFC 1951, sections 3.2.5 to 3.2.7.
package struct DeflateCodes {
  package let literals: HuffmanTable
  package let distances: HuffmanTable

  /// Length of a reference for symbols 257 to 285, before its extra bits.
  package static let lengthBases = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115,
    131, 163, 195, 227, 258,
  ]
  package static let lengthBits = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  /// Distance of a reference for symbols 0 to 29, before its extra bits.
  package static let distanceBases = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537,
    2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577,
  ]
  package static let distanceBits = [
    0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12,
    13, 13,
  ]
  /// The order in which the lengths of the code for code lengths are stored.
  private static let storedOrder = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
  ]

  /// Makes the codes that the format fixes.
  package static func fixed() throws(GzipError) -> DeflateCodes {
    var lengths = [UInt8](repeating: 8, count: 288)
    lengths.replaceSubrange(144..<256, with: repeatElement(9, count: 112))
    lengths.replaceSubrange(256..<280, with: repeatElement(7, count: 24))
    return DeflateCodes(
      literals: try HuffmanTable(lengths: lengths[...]),
      distances: try HuffmanTable(lengths: [UInt8](repeating: 5, count: 32)[...])
    )
  }

  /// Reads the codes that a block brings along: run lengths of code lengths, themselves coded.
  package static func read(_ reader: inout BitReader) throws(GzipError) -> DeflateCodes {
    reader.refill()
    let literals = reader.take(5) + 257
    let distances = reader.take(5) + 1
    let stored = reader.take(4) + 4
    guard literals <= 286, distances <= 30 else { throw .badCode }
    var lengths = [UInt8](repeating: 0, count: 19)
    for symbol in storedOrder.prefix(stored) {
      reader.refill()
      lengths[symbol] = UInt8(reader.take(3))
    }
    guard !reader.isExhausted else { throw .truncated }
    let code = try HuffmanTable(lengths: lengths[...])
    lengths = try readLengths(&reader, code: code, count: literals + distances)
    // Without the end symbol a block would have no end.
    guard lengths[256] > 0 else { throw .badCode }
    return DeflateCodes(
      literals: try HuffmanTable(lengths: lengths[..<literals]),
      distances: try HuffmanTable(lengths: lengths[literals...])
    )
  }

  /// Reads `count` code lengths; 16 repeats the last one, 17 and 18 stand for runs of zeros.
  private static func readLengths(
    _ reader: inout BitReader,
    code: HuffmanTable,
    count: Int
  ) throws(GzipError) -> [UInt8] {
    var lengths: [UInt8] = []
    while lengths.count < count {
      reader.refill()
      let symbol = try Inflate.decode(&reader, code)
      if symbol < 16 {
        lengths.append(UInt8(symbol))
        continue
      }
      if symbol == 16, lengths.isEmpty { throw .badCode }
      let value = symbol == 16 ? lengths[lengths.count - 1] : 0
      let repeats =
        switch symbol {
        case 16: 3 + reader.take(2)
        case 17: 3 + reader.take(3)
        default: 11 + reader.take(7)
        }
      guard !reader.isExhausted else { throw .truncated }
      guard lengths.count + repeats <= count else { throw .badCode }
      lengths.append(contentsOf: repeatElement(value, count: repeats))
    }
    return lengths
  }
}
