import Datasets

/// Archives that tests unpack.
enum TarSample {
  /// An archive of regular files; `kind` is the type flag of all of them.
  static func tar(_ files: [(name: String, bytes: [UInt8])], kind: Character = "0") -> [UInt8] {
    files.flatMap { header($0.name, size: $0.bytes.count, kind: kind) + padded($0.bytes) }
      + [UInt8](repeating: 0, count: 1024)
  }

  /// The bytes in gzip format, not compressed.
  static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    let starts = Array(stride(from: 0, to: max(1, bytes.count), by: 65_535))
    for start in starts {
      let block = bytes[start..<min(start + 65_535, bytes.count)]
      let length = UInt16(block.count)
      result.append(start == starts.last ? 1 : 0)
      result += little(UInt32(length)).prefix(2) + little(UInt32(~length)).prefix(2) + block
    }
    return result + little(CRC32.checksum(of: bytes[...])) + little(UInt32(bytes.count))
  }

  private static func little(_ number: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  private static func padded(_ bytes: [UInt8]) -> [UInt8] {
    bytes + [UInt8](repeating: 0, count: (512 - bytes.count % 512) % 512)
  }

  private static func header(_ name: String, size: Int, kind: Character) -> [UInt8] {
    var header = [UInt8](repeating: 0, count: 512)
    func put(_ text: String, at offset: Int) {
      header.replaceSubrange(offset..<offset + text.utf8.count, with: text.utf8)
    }
    put(name, at: 0)
    put("0000644", at: 100)
    put(octal(size, digits: 11), at: 124)
    put("        ", at: 148)
    put(String(kind), at: 156)
    put("ustar\u{0}00", at: 257)
    put(octal(header.reduce(0) { $0 + Int($1) }, digits: 6) + "\u{0} ", at: 148)
    return header
  }

  private static func octal(_ number: Int, digits: Int) -> String {
    let text = String(number, radix: 8)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
