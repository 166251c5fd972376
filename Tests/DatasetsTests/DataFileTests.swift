import Datasets
import Testing

@Suite("Data file")
struct DataFileTests {
  @Test("a prefix is read from a file of the right size")
  func prefix() throws {
    try TemporaryFolder.with { folder in
      try folder.write([1, 2, 3, 4], to: "set/a.bin")
      let file = try DataFile("set/a.bin", in: folder.path, of: "toy")
      #expect(file.exists)
      #expect(try file.read(prefix: 2, size: 4) == [1, 2])
      #expect(try file.readAll(limit: 4) == [1, 2, 3, 4])
    }
  }

  @Test("a wrong size, a missing file and a directory are refused by name")
  func refusals() throws {
    try TemporaryFolder.with { folder in
      try folder.write([1, 2, 3], to: "set/a.bin")
      let file = try DataFile("set/a.bin", in: folder.path + "/", of: "toy")
      #expect(
        throws: DatasetError.damaged(file: file.path, expected: "4 bytes", found: "3 bytes")
      ) { try file.read(prefix: 2, size: 4) }
      #expect(
        throws: DatasetError.damaged(
          file: file.path,
          expected: "at most 2 bytes",
          found: "3 bytes"
        )
      ) { try file.readAll(limit: 2) }
      let missing = try DataFile("set/b.bin", in: folder.path, of: "toy")
      #expect(throws: DatasetError.missing(file: missing.path, dataset: "toy")) {
        try missing.readAll(limit: 9)
      }
      let directory = try DataFile("set", in: folder.path, of: "toy")
      #expect(throws: DatasetError.self) { try directory.readAll(limit: 1 << 20) }
      #expect(throws: DatasetError.noDirectory(dataset: "toy")) {
        try DataFile("a", in: "", of: "toy")
      }
    }
  }
}
