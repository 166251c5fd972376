import Catalog
import Testing

@Suite("SourceNode+Values")
struct SourceNodeValuesTests {
  @Test(
    "times have a unit",
    arguments: [("90s", 90.0), ("1.5m", 90), ("2h", 7200)]
  )
  func durations(written: String, seconds: Double) throws {
    let suite = try Example.suite("timeout: 90s", "timeout: \(written)")
    #expect(suite?.caseNamed("products")?.timeout == seconds)
  }

  @Test(
    "other times are mistakes",
    arguments: [
      ("0s", "'timeout' must be longer than nothing, found '0s'"),
      ("-5m", "'timeout' must be longer than nothing, found '-5m'"),
      (
        "90",
        "'timeout' must be a time with its unit, as 90s, 10m or 2h, found '90'; "
          + "write 90s if seconds are meant"
      ),
      ("010s", "'timeout' must be a time with its unit, as 90s, 10m or 2h, found '010s'"),
      ("1d", "'timeout' must be a time with its unit, as 90s, 10m or 2h, found '1d'"),
    ]
  )
  func noDurations(written: String, sentence: String) {
    #expect(Example.messages("timeout: 90s", "timeout: \(written)") == ["28:14: \(sentence)"])
  }

  @Test("whole numbers, flags and texts are not taken for one another")
  func types() {
    #expect(
      Example.messages("seeds: 8", "seeds: 8.0") == [
        "29:12: 'seeds' must be a whole number, found '8.0'; write 8"
      ]
    )
    #expect(
      Example.messages("weight_decay: 5e-4", "augment: yes") == [
        "15:14: 'augment' must be true or false, found 'yes'; write true"
      ]
    )
    #expect(
      Example.messages("title: Does it matter?", "title: [x]") == [
        "3:8: 'title' must be a text, found a list"
      ]
    )
    #expect(
      Example.messages("tags: [accuracy]", "tags: accuracy") == [
        "21:11: 'tags' must be a list, as in [a, b], found 'accuracy'"
      ]
    )
  }

  @Test("a text may look like a number or a flag")
  func texts() throws {
    #expect(try Example.suite("title: Does it matter?", "title: 1806.02370")?.title == "1806.02370")
    #expect(try Example.suite("title: Does it matter?", "title: yes")?.title == "yes")
  }
}
