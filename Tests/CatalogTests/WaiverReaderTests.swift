import Catalog
import Testing

@Suite("WaiverReader")
struct WaiverReaderTests {
  private func messages(_ old: String, _ new: String) -> [String] {
    let text = GatePolicyReaderTests.text.replacing(old, with: new)
    return Example.reader.diagnostics(text: text, file: "gate.yaml").map(\.sentence)
  }

  @Test(
    "a day that no calendar has is refused",
    arguments: ["2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "26-03-01", "tomorrow"]
  )
  func days(day: String) {
    #expect(
      messages("2026-03-01", day) == ["'until' must be a day, as 2026-03-01, found '\(day)'"]
    )
  }

  @Test("the last day of February is known", arguments: ["2026-02-28", "2028-02-29", "2000-02-29"])
  func leapDays(day: String) {
    #expect(messages("2026-03-01", day) == [])
  }

  @Test("a waiver of everything, and words without a name, are refused")
  func matches() {
    #expect(
      messages("suite:pws arch:plain10", " ") == [
        "'match' must name something: an empty one waives everything"
      ]
    )
    for words in ["pws", "suite:a suite:b"] {
      #expect(
        messages("suite:pws arch:plain10", words) == [
          "'match' must be words like suite:pws or method:bn, each name once, found the quoted "
            + "text '\(words)'"
        ]
      )
    }
    #expect(messages(", why: \"known, #42\"", "") == ["missing key 'why' in a waiver"])
  }
}
