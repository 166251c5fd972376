import Datasets
import Testing

@Suite("TarArchive")
struct TarArchiveTests {
  @Test("files are found by their names, ./ in front taken away")
  func names() throws {
    let bytes = TarSample.tar([("a/b.bin", [1, 2, 3]), ("./c", []), ("d", Array(0..<255))])
    let archive = try TarArchive(bytes)
    #expect(archive.files.keys.sorted() == ["a/b.bin", "c", "d"])
    #expect(archive.files["a/b.bin"].map { Array(bytes[$0]) } == [1, 2, 3])
    #expect(archive.files["d"].map { Array(bytes[$0]) } == Array(0..<255))
  }

  @Test("links and other kinds are passed over", arguments: ["1", "2", "5", "x"] as [Character])
  func kinds(kind: Character) throws {
    #expect(try TarArchive(TarSample.tar([("a", [1])], kind: kind)).files.isEmpty)
  }

  @Test("a damaged header and a file that ends too early are errors")
  func damaged() {
    var bytes = TarSample.tar([("a", Array(repeating: 1, count: 600))])
    #expect(throws: TarError.truncated) { try TarArchive(Array(bytes.prefix(1024))) }
    bytes[0] = UInt8(ascii: "b")
    #expect(throws: TarError.badHeader(offset: 0)) { try TarArchive(bytes) }
  }
}
