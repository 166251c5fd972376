import Checksums
import Testing

@Suite("MD5")
struct MD5DigestTests {
  @Test("the published vectors of RFC 1321 come out")
  func publishedVectors() {
    #expect(MD5Digest().hex == "d41d8cd98f00b204e9800998ecf8427e")
    #expect(
      MD5Digest.hex(of: Array("message digest".utf8)) == "f96b697d7cb7938d525a2f31aaf161d0"
    )
  }

  @Test("pieces give the digest of the whole")
  func pieces() {
    var digest = MD5Digest()
    digest.update(Array("message ".utf8))
    Array("digest".utf8).withUnsafeBytes { digest.update($0) }
    #expect(digest.hex == "f96b697d7cb7938d525a2f31aaf161d0")
  }
}
