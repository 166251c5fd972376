import Datasets
import Testing

@Suite("Bit reader")
struct BitReaderTests {
  @Test("bits come lowest first, and the end is noticed")
  func bits() {
    let bytes: [UInt8] = [0b1010_0110, 0xFF, 0x12, 0x34]
    bytes.withUnsafeBufferPointer { buffer in
      var reader = BitReader(buffer, from: 0)
      reader.refill()
      #expect(reader.take(3) == 0b110)
      #expect(reader.take(6) == 0b110100)
      #expect(reader.bytePosition == 2)
      reader.align()
      #expect(reader.take(16) == 0x3412)
      #expect(!reader.isExhausted)
      #expect(reader.bytePosition == 4)
      reader.refill()
      #expect(reader.take(1) == 0)
      #expect(reader.isExhausted)
    }
  }

  @Test("a long input is read whole")
  func longInput() {
    let bytes = (0..<200).map { UInt8($0) }
    bytes.withUnsafeBufferPointer { buffer in
      var reader = BitReader(buffer, from: 1)
      for byte in 1..<200 {
        reader.refill()
        #expect(reader.take(8) == byte)
      }
      #expect(!reader.isExhausted)
    }
  }
}
