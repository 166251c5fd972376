import Foundation
import Store
import Testing

@Suite("ResultStore+Snapshot")
struct ResultStoreSnapshotTests {
  @Test("a database of an older version is read without being changed, and migrated by a writer")
  func older() throws {
    let place = try TemporaryStore()
    defer { place.remove() }
    try place.makeOfVersion2()
    let before = try Data(contentsOf: URL(fileURLWithPath: place.path))
    let reader = try ResultStore(readingFrom: place.path)
    #expect(try reader.lastRun()?.id == "old-run")
    #expect(try reader.lastRun()?.build.libraries == nil)
    #expect(try reader.cellStates()["old-cell"]?.isAccepted == true)
    #expect(try Data(contentsOf: URL(fileURLWithPath: place.path)) == before)
    let store = try place.open()
    #expect(try store.lastRun()?.id == "old-run")
    #expect(try store.acceptedResults()["old-attempt"] == ["test_accuracy": 0.5])
    #expect(try RawDatabase(path: place.path).number("SELECT count(*) FROM verdict") == 0)
  }

  @Test("a database of an older version can be merged")
  func mergingOlder() throws {
    let old = try TemporaryStore()
    defer { old.remove() }
    try old.makeOfVersion2()
    let place = try TemporaryStore()
    defer { place.remove() }
    let store = try place.open()
    let summary = try store.merge(try ResultStore(readingFrom: old.path))
    #expect(summary == MergeSummary(runs: 1, attempts: 1, running: 0))
    #expect(try store.cellStates()["old-cell"]?.isAccepted == true)
  }
}
