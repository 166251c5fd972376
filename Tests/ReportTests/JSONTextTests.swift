import Catalog
import Foundation
import Report
import Testing
import Verdicts

@Suite("JSONText")
struct JSONTextTests {
  @Test("values are written in order, two spaces deeper per level")
  func layout() {
    let value = JSONText.object([
      ("b", .array([.integer(1), .number(0.5), .null])), ("a", .object([])), ("c", .flag(true)),
    ])
    #expect(
      value.text()
        == "{\n  \"b\": [\n    1,\n    0.5,\n    null\n  ],\n  \"a\": {},\n  \"c\": true\n}"
    )
  }

  @Test("a line holds the same value as the indented text, without spaces")
  func line() {
    let value = JSONText.object([
      ("b", .array([.integer(1), .number(0.5), .null])), ("a", .object([])), ("c", .string("x\n")),
    ])
    #expect(value.line == #"{"b":[1,0.5,null],"a":{},"c":"x\n"}"#)
  }

  @Test("NaN and infinities are null", arguments: [Double.nan, .infinity, -.infinity])
  func nonFinite(value: Double) {
    #expect(JSONText.number(value).text() == "null")
    #expect(JSONText.optional(nil as Double?).text() == "null")
  }

  @Test(
    "any text and number reads back the same",
    arguments: ["\"\\\n\t\u{1}</script>é𝔸\u{2028}", ""]
  )
  func roundTrip(text: String) throws {
    let file = JSONText.object([("t", .string(text)), ("n", .number(1e-7))]).text()
    let read = try JSONDecoder().decode(RoundTrip.self, from: Data(file.utf8))
    #expect(read == RoundTrip(t: text, n: 1e-7))
    #expect(!file.contains("<"))
  }

  private struct RoundTrip: Decodable, Equatable {
    var t: String
    var n: Double
  }
}
