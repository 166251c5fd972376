import Catalog
import Testing

@Suite("ProfileReader")
struct ProfileReaderTests {
  private func messages(_ old: String, _ new: String) -> [String] {
    let text = Example.text([(old, new)], of: Example.profiles)
    return Example.reader.diagnostics(text: text, file: "profiles.yaml").map { diagnostic in
      "\(diagnostic.location.line):\(diagnostic.location.column): \(diagnostic.sentence)"
    }
  }

  @Test("seeds, scale, budget and policy are read")
  func profiles() throws {
    let profiles = try Example.library().profiles
    #expect(profiles.map(\.id) == ["smoke", "quick", "standard"])
    #expect(
      profiles[1]
        == Profile(
          id: "quick",
          seeds: [.train: 3, .probe: 5],
          scale: "tiny",
          budget: 480,
          verdicts: .lean
        )
    )
    #expect(profiles[0].seeds == [.train: 1, .probe: 1, .timing: 1])
    #expect(profiles[2].budget == nil)
  }

  @Test("mistakes are reported at their places")
  func mistakes() {
    #expect(
      messages("verdicts: off", "verdicts: of") == [
        "3:57: unknown value 'of' in 'verdicts' of profile 'smoke' (did you mean 'off'?)"
      ]
    )
    #expect(messages("seeds: 1", "seeds: 0") == ["3:18: 'seeds' must be at least 1, found '0'"])
    #expect(
      messages("probe: 5", "probes: 5") == [
        "4:18: missing key 'probe' in 'seeds' of profile 'quick'",
        "4:29: unknown key 'probes' in 'seeds' of profile 'quick' (did you mean 'probe'?)",
      ]
    )
    #expect(
      messages("budget: 30s", "budget: 30") == [
        "3:42: 'budget' must be a time with its unit, as 90s, 10m or 2h, found '30'; "
          + "write 30s if seconds are meant"
      ]
    )
  }
}
