import Harness
import Testing

@Suite("ErrorTail")
struct ErrorTailTests {
  @Test("the last bytes are kept, however many there were")
  func last() {
    var tail = ErrorTail(limit: 4)
    #expect(tail.text.isEmpty)
    tail.add("ab".utf8)
    #expect(tail.text == "ab")
    for _ in 0..<1000 { tail.add("cdefgh".utf8) }
    #expect(tail.text == "efgh")
  }

  @Test("bytes that are no text become visible")
  func invalid() {
    var tail = ErrorTail(limit: 8)
    tail.add([65, 0, 255])
    #expect(tail.text == "A\u{FFFD}\u{FFFD}")
  }
}
