import Checksums
import Testing

@Suite("Hexadecimal")
struct HexadecimalTests {
  @Test("every byte becomes two lower-case digits")
  func digits() {
    #expect(hexadecimal([0, 1, 15, 16, 171, 255]) == "00010f10abff")
    #expect(hexadecimal([UInt8]()) == "")
  }
}
