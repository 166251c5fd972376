import Checksums
import Testing

@Suite("CanonicalJSON")
struct CanonicalJSONTests {
  @Test("keys are sorted, numbers are short, and what is not finite is a string")
  func text() throws {
    let value = ["b/c": Double.nan, "a": 0.1, "d": -.infinity]
    #expect(try CanonicalJSON.text(of: value) == #"{"a":0.1,"b/c":"NaN","d":"-Infinity"}"#)
  }

  @Test("what was written reads back", arguments: [0.1, 1e-300, .infinity, 16_777_217])
  func roundTrip(number: Double) throws {
    let text = try CanonicalJSON.text(of: [number])
    #expect(try CanonicalJSON.value([Double].self, from: text.utf8) == [number])
  }

  @Test("text that is no JSON is refused")
  func refused() {
    #expect(throws: (any Error).self) {
      try CanonicalJSON.value([Double].self, from: "[0.1".utf8)
    }
  }
}
