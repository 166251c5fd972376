import Comparison
import Testing
import Verdicts

@Suite("SnapshotFile")
struct SnapshotFileTests {
  private func text() throws -> String {
    var snapshot = Snapshot.sample
    snapshot.claims = [Hand.claim(.leansUp, effect: "+1 \"pp\"\n")]
    snapshot.cases[0].arms[0].cells[0].results = ["loss": .infinity, "x": .nan, "y": -0.0]
    return try SnapshotFile(snapshot).text()
  }

  private func reading(_ text: String) -> SnapshotError? {
    #expect(throws: SnapshotError.self) { try SnapshotFile(text: text, path: "b.json") }
  }

  @Test("what was written reads back and is written the same again")
  func roundTrip() throws {
    let text = try text()
    let file = try SnapshotFile(text: text, path: "b.json")
    #expect(try file.text() == text)
    #expect(file.snapshot.cases.count == 3 && file.snapshot.claims.first?.verdict == .leansUp)
    let results = file.snapshot.cases[0].arms[0].cells[0].results
    #expect(results["loss"] == .infinity && results["x"]?.isNaN == true)
    #expect(results["y"]?.sign == .minus)
  }

  @Test("a cell is a line, so that a change of one cell is a change of one line")
  func lines() throws {
    var snapshot = Snapshot.sample
    let before = try SnapshotFile(snapshot).text().split(separator: "\n")
    snapshot.cases[0].arms[0].cells[3].results["slope"] = 1
    let after = try SnapshotFile(snapshot).text().split(separator: "\n")
    let changed = zip(before, after).filter { $0 != $1 }
    #expect(before.count == after.count && changed.count == 2)
    #expect(changed.contains { $0.0.contains("sha256") })
  }

  @Test("an edit by hand is refused, whatever it edits")
  func edited() throws {
    let text = try text()
    let edits = [
      ("\"seed\":3", "\"seed\":30"), ("\"outcome\":\"ok\"", "\"outcome\":\"diverged\""),
      ("LEANS ↑", "REPLICATED"), ("\"case\": \"probe\"", "\"case\":  \"probe\""),
      ("\"seed\":3", "\"sead\":3"), ("\"kind\": \"train\"", "\"note\": 1, \"kind\": \"train\""),
    ]
    for (old, new) in edits {
      #expect(text.contains(old), "\(old)")
      #expect(
        reading(text.replacing(old, with: new, maxReplacements: 1)) == .edited(path: "b.json")
      )
    }
    #expect(reading(text + "\n") == .edited(path: "b.json"))
    #expect("\(SnapshotError.edited(path: "b.json"))".hasPrefix("b.json: changed since"))
  }

  @Test("another version, and other files, are told apart")
  func others() throws {
    let newer = try text().replacing("\"schema_version\": 1", with: "\"schema_version\": 2")
    #expect(reading(newer) == .version(path: "b.json", found: 2))
    for text in ["", "{}", "[1]", "{\"kind\": \"scorecard\", \"schema_version\": 1}"] {
      #expect(reading(text) == .notASnapshot(path: "b.json"))
    }
    #expect("\(SnapshotError.version(path: "b", found: 2))".contains("reads version 1"))
    #expect("\(SnapshotError.notASnapshot(path: "b"))".contains("not a baseline"))
  }
}
