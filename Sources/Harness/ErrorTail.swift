/// The last part of what a worker wrote to its standard error.
package struct ErrorTail {
  private var bytes: [UInt8] = []
  /// How much is kept, in bytes.
  package let limit: Int

  /// Creates an empty tail.
  package init(limit: Int = 64 << 10) {
    self.limit = limit
  }

  /// Adds bytes, and forgets the oldest now and then.
  package mutating func add(_ new: some Sequence<UInt8>) {
    bytes += new
    if bytes.count > 2 * limit { bytes.removeFirst(bytes.count - limit) }
  }

  /// The tail as text; bytes that are no UTF-8, and NUL, become replacement characters.
  package var text: String {
    String(decoding: bytes.suffix(limit), as: UTF8.self)
      .replacing("\u{0}", with: "\u{FFFD}")
  }
}
