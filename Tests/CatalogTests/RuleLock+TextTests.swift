import Catalog
import Foundation
import Testing

@Suite("RuleLock+Text")
struct RuleLockTextTests {
  private let lock = RuleLock([
    LockedRule(claim: "b/X2", rule: "claim b/X2\nmargin 1\n", locked: "2026", commit: nil),
    LockedRule(claim: "a/X1", rule: "claim a/X1\nmargin 2\n", locked: "2026", commit: "abc"),
  ])

  private func message(_ text: String) -> String {
    do {
      _ = try RuleLock(text: text, file: "PREREG.lock")
      return "read"
    } catch {
      return error.formatted(.line)
    }
  }

  @Test("a lock reads back as it was, claims in order")
  func roundTrip() throws {
    #expect(try RuleLock(text: lock.text, file: "PREREG.lock") == lock)
    let places = ["[a/X1]", "[b/X2]"].compactMap { lock.text.range(of: $0)?.lowerBound }
    #expect(places.count == 2 && places == places.sorted())
  }

  @Test("a rule edited by hand is found by its hash")
  func edited() {
    let text = lock.text.replacing("margin 2", with: "margin 9")
    #expect(
      message(text) == "PREREG.lock:5:1: error: the rule of 'a/X1' does not have the hash beside "
        + "it: the file was edited; restore it from version control"
    )
  }

  @Test(
    "what is no lock is refused with its line",
    arguments: [
      ("", "1:1: error: the file must begin with 'format pwsbench-prereg/1'"),
      ("format pwsbench-prereg/1\nX1\n", "2:1: error: expected a claim in brackets"),
      ("format pwsbench-prereg/1\n[a/X1]\nhash 1\n", "3:1: error: expected 'sha256'"),
      ("format pwsbench-prereg/1\n[a/X1]\nsha256 1\n", "4:1: error: expected 'locked'"),
    ]
  )
  func refused(text: String, start: String) {
    #expect(message(text).hasPrefix("PREREG.lock:" + start))
  }

  @Test("a claim that stands twice is refused")
  func twice() throws {
    let entry = try #require(lock.text.range(of: "[a/X1]")).lowerBound
    #expect(message(lock.text + lock.text[entry...]).contains("stands here a second time"))
  }

  @Test("a folder without a lock has an empty one")
  func missing() throws {
    #expect(try RuleLock.read(directory: NSTemporaryDirectory() + "no-such-folder").rules.isEmpty)
  }
}
