import Foundation
import Harness
import Testing

@Suite("Timestamp")
struct TimestampTests {
  @Test("a time reads back from its text, to the millisecond and in UTC")
  func roundTrip() throws {
    let text = Timestamp.now()
    #expect(text.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil, "\(text)")
    let date = try #require(Timestamp.date(text))
    #expect(abs(date.timeIntervalSinceNow) < 3600)
    let one = try #require(Timestamp.date("1970-01-01T00:00:01.500Z"))
    #expect(abs(one.timeIntervalSince1970 - 1.5) < 1e-6)
    #expect(Timestamp.date("yesterday") == nil)
  }
}
