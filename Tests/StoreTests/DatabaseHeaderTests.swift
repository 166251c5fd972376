import Foundation
import Store
import Testing

@Suite("DatabaseHeader")
struct DatabaseHeaderTests {
  @Test("a missing and an empty file are absent, text and folders are something else")
  func others() throws {
    let place = try TemporaryStore()
    defer { place.remove() }
    #expect(try DatabaseHeader(path: place.path) == .absent)
    try Data().write(to: URL(fileURLWithPath: place.path))
    #expect(try DatabaseHeader(path: place.path) == .absent)
    try Data("SQLite format 3".utf8).write(to: URL(fileURLWithPath: place.path))
    #expect(try DatabaseHeader(path: place.path) == .other)
    #expect(try DatabaseHeader(path: place.folder.path) == .other)
  }

  @Test("the owner's mark is read without SQLite")
  func mark() throws {
    let place = try TemporaryStore()
    defer { place.remove() }
    try RawDatabase(path: place.path).execute("PRAGMA application_id = -2; CREATE TABLE t(a)")
    #expect(try DatabaseHeader(path: place.path) == .database(applicationID: -2))
  }
}
