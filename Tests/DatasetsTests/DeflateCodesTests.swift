import Datasets
import Testing

@Suite("Deflate codes")
struct DeflateCodesTests {
  @Test("the fixed code has the lengths of the format's description")
  func fixed() throws {
    let codes = try DeflateCodes.fixed()
    // Symbol 256 is 0000000, byte 0 is 00110000, byte 144 is 110010000 (first bit lowest here).
    #expect(codes.literals.slowMatch(0)?.symbol == 256)
    #expect(codes.literals.slowMatch(0)?.length == 7)
    #expect(codes.literals.slowMatch(0b0000_1100)?.symbol == 0)
    #expect(codes.literals.slowMatch(0b0_0001_0011)?.symbol == 144)
    #expect(codes.distances.slowMatch(0b00001)?.symbol == 16)
  }

  @Test("every length from 3 to 258 and distance to 32768 has exactly one symbol")
  func tables() {
    let lengths = zip(DeflateCodes.lengthBases, DeflateCodes.lengthBits).dropLast()
      .flatMap { $0..<$0 + 1 << $1 }
    #expect(lengths == Array(3...258))
    let distances = zip(DeflateCodes.distanceBases, DeflateCodes.distanceBits)
      .flatMap { $0..<$0 + 1 << $1 }
    #expect(distances == Array(1...32768))
  }
}
