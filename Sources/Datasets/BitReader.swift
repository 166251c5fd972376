/// Reads bits from bytes, lowest bit first, and knows where the bytes end.
package struct BitReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position: Int
  /// The next bits, lowest first; zeros follow the end of the bytes.
  package private(set) var bits: UInt64 = 0
  private var available = 0

  /// Starts at a byte.
  package init(_ bytes: UnsafeBufferPointer<UInt8>, from position: Int) {
    self.bytes = bytes
    self.position = position
  }

  /// Whether more bits were taken than there are.
  package var isExhausted: Bool { available < 0 }

  /// The position of the first byte of which no bit was taken.
  package var bytePosition: Int { position - available / 8 }

  /// Makes at least 48 bits available, if there are so many.
  @inline(__always)
  package mutating func refill() {
    while available <= 48, position < bytes.count {
      bits |= UInt64(bytes[position]) << UInt64(max(0, available))
      position += 1
      available += 8
    }
  }

  /// Drops bits.
  @inline(__always)
  package mutating func skip(_ count: Int) {
    bits >>= UInt64(count)
    available -= count
  }

  /// Returns up to 16 bits as a number.
  @inline(__always)
  package mutating func take(_ count: Int) -> Int {
    let value = Int(bits & (1 << UInt64(count) - 1))
    skip(count)
    return value
  }

  /// Drops the bits up to the next byte.
  package mutating func align() {
    skip(available & 7)
  }
}
