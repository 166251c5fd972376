internal import CKernels

/// Memory for `count` numbers, zero at first, aligned for vector loads and backed by huge pages.
public final class AlignedBuffer: @unchecked Sendable {
  /// The first number.
  public let start: UnsafeMutablePointer<Float>
  /// How many numbers there are.
  public let count: Int

  /// Huge pages are of this size on x86 and ARM alike.
  private static let hugePage = 1 << 21

  /// Reserves memory and sets it to zero.
  ///
  /// Sharing between threads is safe because the engine gives every thread its own range.
  public init(count: Int) {
    precondition(count >= 0, "a buffer of \(count) numbers")
    self.count = count
    let bytes = max(count, 1) * MemoryLayout<Float>.stride
    let alignment = bytes >= Self.hugePage ? Self.hugePage : 64
    let raw = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: alignment)
    if bytes >= Self.hugePage { pws_advise_huge_pages(raw, bytes) }
    raw.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
    start = raw.bindMemory(to: Float.self, capacity: max(count, 1))
  }

  deinit { start.deallocate() }
}
