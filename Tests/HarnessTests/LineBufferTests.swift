import Harness
import Testing

@Suite("LineBuffer")
struct LineBufferTests {
  @Test("lines are the same however the bytes arrive", arguments: 1...7)
  func pieces(size: Int) {
    let bytes = Array("one\n\nthree\nrest".utf8)
    var buffer = LineBuffer()
    var lines: [String] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
      lines += buffer.add(bytes[start..<min(start + size, bytes.count)])
        .map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(lines == ["one", "", "three"])
    #expect(String(decoding: buffer.rest, as: UTF8.self) == "rest")
    #expect(!buffer.isOverlong)
  }

  @Test("a line without an end becomes too long")
  func overlong() {
    var buffer = LineBuffer()
    let piece = [UInt8](repeating: 120, count: LineBuffer.limit / 2)
    #expect(buffer.add(piece).isEmpty && buffer.add(piece).isEmpty && !buffer.isOverlong)
    #expect(buffer.add([120]).isEmpty && buffer.isOverlong)
  }
}
