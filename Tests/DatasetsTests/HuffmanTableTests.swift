import Datasets
import Testing

@Suite("Huffman table")
struct HuffmanTableTests {
  @Test("the example of the format's description gets its codes")
  func example() throws {
    // RFC 1951, section 3.2.2: F = 00, A to E = 010 to 110, G = 1110, H = 1111.
    let table = try HuffmanTable(lengths: [3, 3, 3, 3, 3, 2, 4, 4])
    let codes: [(symbol: Int, length: Int, bits: UInt64)] = [
      (5, 2, 0b00), (0, 3, 0b010), (1, 3, 0b110), (2, 3, 0b001), (3, 3, 0b101), (4, 3, 0b011),
      (6, 4, 0b0111), (7, 4, 0b1111),
    ]
    for code in codes {
      #expect(table.fast[Int(code.bits)] == UInt16(code.symbol << 4 | code.length))
      let match = table.slowMatch(code.bits)
      #expect(match?.symbol == code.symbol)
      #expect(match?.length == code.length)
    }
  }

  @Test("lengths that describe no code are refused, single codes accepted")
  func badLengths() throws {
    #expect(throws: GzipError.badCode) { try HuffmanTable(lengths: [1, 1, 1]) }
    #expect(throws: GzipError.badCode) { try HuffmanTable(lengths: [2, 2, 2]) }
    let single = try HuffmanTable(lengths: [0, 1])
    #expect(single.slowMatch(0)?.symbol == 1)
    #expect(single.slowMatch(1) == nil)
    #expect(try HuffmanTable(lengths: [0, 0]).slowMatch(0) == nil)
  }
}
