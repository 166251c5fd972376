import Checksums
import Testing

@Suite("SHA-256")
struct SHA256DigestTests {
  @Test("the published vectors of FIPS 180-4 come out")
  func publishedVectors() {
    #expect(
      SHA256Digest().hex == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    )
    #expect(
      SHA256Digest.hex(of: "abc")
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )
  }

  @Test("pieces give the digest of the whole, and hex can be read in between")
  func pieces() {
    var digest = SHA256Digest()
    digest.update("a")
    let early = digest.hex
    digest.update([UInt8(ascii: "b")])
    digest.update("c")
    #expect(early == SHA256Digest.hex(of: "a"))
    #expect(digest.hex == SHA256Digest.hex(of: "abc"))
  }

  @Test("a copy goes on independently")
  func copies() {
    var first = SHA256Digest()
    first.update("a")
    var second = first
    second.update("b")
    #expect(first.hex == SHA256Digest.hex(of: "a"))
    #expect(second.hex == SHA256Digest.hex(of: "ab"))
  }

  @Test("numbers enter as little-endian binary32")
  func floats() {
    var digest = SHA256Digest()
    digest.update([Float(1), -2.5])
    #expect(digest.hex == SHA256Digest.hex(of: [0, 0, 0x80, 0x3F, 0, 0, 0x20, 0xC0]))
  }

  @Test("raw memory enters as it lies")
  func rawMemory() {
    var digest = SHA256Digest()
    [UInt8](97...99).withUnsafeBytes { digest.update($0) }
    #expect(digest.hex == SHA256Digest.hex(of: "abc"))
  }
}
