import Datasets
import Testing

@Suite("CRC-32")
struct CRC32Tests {
  @Test("the usual check value comes out, and lengths that are no multiple of four work")
  func checkValue() {
    let digits = Array("123456789".utf8)
    #expect(CRC32.checksum(of: digits[...]) == 0xCBF4_3926)
    #expect(CRC32.checksum(of: [UInt8]()[...]) == 0)
    #expect(CRC32.checksum(of: ([0] + digits)[1...]) == 0xCBF4_3926)
  }
}
