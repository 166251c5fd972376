/// A canonical Huffman code of deflate, made for decoding.
///
/// Short codes are looked up at once by the next ten bits; longer ones bit by bit.
/// - Source: RFC 1951, section 3.2.2.
package struct HuffmanTable {
  static let fastBits = 10
  static let maximumLength = 15

  /// For the next ten bits: symbol << 4 | length, or 0 where no short code matches.
  package private(set) var fast = [UInt16](repeating: 0, count: 1 << fastBits)
  /// Codes per length, and all symbols in the order of their codes.
  private var counts = [Int](repeating: 0, count: maximumLength + 1)
  private var symbols: [UInt16] = []

  /// Builds the code from the length in bits of each symbol's code; 0 means unused.
  ///
  /// - Throws: `GzipError.badCode` where the lengths describe no code. An incomplete code is
  ///   accepted only if it has at most one symbol, as the format allows.
  package init(lengths: ArraySlice<UInt8>) throws(GzipError) {
    for length in lengths where length > 0 { counts[Int(length)] += 1 }
    var starts = [Int](repeating: 0, count: Self.maximumLength + 2)
    var firstCodes = starts
    var free = 1
    for length in 1...Self.maximumLength {
      free = free * 2 - counts[length]
      guard free >= 0 else { throw .badCode }
      starts[length + 1] = starts[length] + counts[length]
      firstCodes[length + 1] = (firstCodes[length] + counts[length]) << 1
    }
    let used = starts[Self.maximumLength + 1]
    guard free == 0 || used <= 1 else { throw .badCode }
    symbols = [UInt16](repeating: 0, count: used)
    for (symbol, length) in lengths.enumerated() where length > 0 {
      let length = Int(length)
      symbols[starts[length]] = UInt16(symbol)
      starts[length] += 1
      if length <= Self.fastBits { fill(symbol, length: length, code: firstCodes[length]) }
      firstCodes[length] += 1
    }
  }

  /// Enters a short code, whose first bit is the lowest of the index.
  private mutating func fill(_ symbol: Int, length: Int, code: Int) {
    var reversed = 0
    for bit in 0..<length where code >> bit & 1 == 1 { reversed |= 1 << (length - 1 - bit) }
    for index in stride(from: reversed, to: 1 << Self.fastBits, by: 1 << length) {
      fast[index] = UInt16(symbol << 4 | length)
    }
  }

  /// Returns symbol and length of the code at the start of `bits`, or nil if there is none.
  package func slowMatch(_ bits: UInt64) -> (symbol: Int, length: Int)? {
    var code = 0
    var first = 0
    var index = 0
    for length in 1...Self.maximumLength {
      code |= Int(bits >> (length - 1) & 1)
      let count = counts[length]
      if code - first < count { return (Int(symbols[index + code - first]), length) }
      index += count
      first = (first + count) << 1
      code <<= 1
    }
    return nil
  }
}
