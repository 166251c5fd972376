import Kernels
import Testing

@Suite("Aligned buffer")
struct AlignedBufferTests {
  @Test("is zero, aligned and as large as asked", arguments: [0, 1, 15, 4096, 524_288, 1_000_003])
  func fresh(_ count: Int) {
    // Memory that was used before must come back as zeros too.
    for _ in 0..<3 {
      let buffer = AlignedBuffer(count: count)
      #expect(buffer.count == count)
      let address = UInt(bitPattern: buffer.start)
      #expect(address % 64 == 0)
      // From 2 MiB on, whole huge pages.
      if count >= 524_288 { #expect(address % (1 << 21) == 0) }
      let numbers = UnsafeMutableBufferPointer(start: buffer.start, count: count)
      #expect(numbers.allSatisfy { $0.bitPattern == 0 })
      for index in numbers.indices { numbers[index] = .nan }
    }
  }

  @Test("refuses a negative count")
  func negative() async {
    await #expect(processExitsWith: .failure) { _ = AlignedBuffer(count: -1) }
  }
}
