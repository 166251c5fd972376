import Datasets
import Testing

@Suite("IDX file")
struct IDXFileTests {
  private let sound: [UInt8] = [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6]

  private func read(_ bytes: [UInt8], as name: String = "x-ubyte") throws -> [UInt8] {
    try TemporaryFolder.with { folder in
      try folder.write(bytes, to: name)
      return try IDXFile("x-ubyte", in: folder.path, of: "toy", extents: [2, 3]).read()
    }
  }

  /// Wraps bytes as a gzip member with one stored block.
  private func gzip(_ bytes: [UInt8]) -> [UInt8] {
    let size = UInt8(bytes.count)
    let sum = CRC32.checksum(of: bytes[...])
    return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 1, size, 0, ~size, 0xFF] + bytes
      + (0..<4).map { UInt8(truncatingIfNeeded: sum >> (8 * UInt32($0))) } + [size, 0, 0, 0]
  }

  @Test("plain and compressed files give the bytes after the header")
  func contents() throws {
    #expect(try read(sound) == [1, 2, 3, 4, 5, 6])
    #expect(try read(gzip(sound), as: "x-ubyte.gz") == [1, 2, 3, 4, 5, 6])
  }

  @Test("a file cut anywhere is refused, plain or compressed")
  func truncation() {
    for length in 0..<sound.count {
      let bytes = Array(sound.prefix(length))
      #expect(throws: DatasetError.self) { try read(bytes) }
      #expect(throws: DatasetError.self) { try read(gzip(bytes), as: "x-ubyte.gz") }
    }
    for length in 0..<gzip(sound).count {
      #expect(throws: DatasetError.self) {
        try read(Array(gzip(sound).prefix(length)), as: "x-ubyte.gz")
      }
    }
  }

  @Test("every wrong byte of the header, and extra bytes, are refused")
  func header() {
    for index in 0..<12 {
      var bytes = sound
      bytes[index] = 0xFF
      #expect(throws: DatasetError.self, "byte \(index)") { try read(bytes) }
    }
    #expect(throws: DatasetError.self) { try read(sound + [7]) }
    #expect(throws: DatasetError.self) { try read(gzip(sound + [7]), as: "x-ubyte.gz") }
    #expect(throws: DatasetError.self) {
      try read([UInt8](repeating: 0, count: 100_000), as: "x-ubyte.gz")
    }
  }

  @Test("messages name the file, what was expected and what was found")
  func messages() throws {
    try TemporaryFolder.with { folder in
      let path = folder.path + "/x-ubyte"
      let file = { try IDXFile("x-ubyte", in: folder.path, of: "toy", extents: [2, 3]) }
      #expect(throws: DatasetError.missing(file: path + ".gz", dataset: "toy")) {
        try file().read()
      }
      try folder.write([0, 0, 8, 1] + sound.dropFirst(4), to: "x-ubyte")
      #expect(
        throws: DatasetError.damaged(
          file: path,
          expected: "magic number [0, 0, 8, 2]",
          found: "[0, 0, 8, 1]"
        )
      ) { try file().read() }
      try folder.write([0, 0, 8, 2, 0, 0, 0, 1, 0, 0, 0, 3, 1, 2, 3], to: "x-ubyte")
      #expect(
        throws: DatasetError.damaged(file: path, expected: "extents [2, 3]", found: "[1, 3]")
      ) { try file().read() }
      try folder.write(Array(sound.dropLast()), to: "x-ubyte")
      #expect(
        throws: DatasetError.damaged(file: path, expected: "18 bytes", found: "17 bytes")
      ) { try file().read() }
    }
  }
}
