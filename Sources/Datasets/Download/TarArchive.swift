/// The regular files of a tar archive.
///
/// Nothing is written: whoever unpacks asks for files by their names, so that an archive cannot
/// put anything elsewhere. Links, devices and extended headers are passed over.
/// - Source: POSIX.1-1988, ustar interchange format.
package struct TarArchive {
  /// By name: where the bytes of a file lie.
  package let files: [String: Range<Int>]

  private static let block = 512

  /// Reads the table of an unpacked archive.
  ///
  /// - Throws: `TarError` for a header that is damaged, or a file that ends too early.
  package init(_ bytes: [UInt8]) throws(TarError) {
    var files: [String: Range<Int>] = [:]
    var position = 0
    while position + Self.block <= bytes.count {
      let header = bytes[position..<position + Self.block]
      if header.allSatisfy({ $0 == 0 }) { break }
      guard Self.isSound(header) else { throw .badHeader(offset: position) }
      guard let size = Self.number(header, at: 124, count: 12) else {
        throw .badHeader(offset: position)
      }
      let start = position + Self.block
      guard size <= bytes.count - start else { throw .truncated }
      let kind = header[header.startIndex + 156]
      if kind == 0 || kind == UInt8(ascii: "0") { files[Self.name(header)] = start..<start + size }
      position = start + (size + Self.block - 1) / Self.block * Self.block
    }
    self.files = files
  }

  /// The name, with the prefix of long ones; `./` in front means nothing.
  private static func name(_ header: ArraySlice<UInt8>) -> String {
    let isExtended = text(header, at: 257, count: 5) == "ustar"
    let prefix = isExtended ? text(header, at: 345, count: 155) : ""
    let name = text(header, at: 0, count: 100)
    let whole = prefix.isEmpty ? name : "\(prefix)/\(name)"
    return whole.hasPrefix("./") ? String(whole.dropFirst(2)) : whole
  }

  private static func text(_ header: ArraySlice<UInt8>, at offset: Int, count: Int) -> String {
    let field = header[(header.startIndex + offset)...].prefix(count)
    return String(decoding: field.prefix { $0 != 0 }, as: UTF8.self)
  }

  /// An octal number, ended by a zero byte or a space.
  private static func number(
    _ header: ArraySlice<UInt8>,
    at offset: Int,
    count: Int
  ) -> Int? {
    let digits = text(header, at: offset, count: count).split(separator: " ").first ?? ""
    return Int(digits, radix: 8).flatMap { $0 >= 0 ? $0 : nil }
  }

  /// Whether the sum of the header's bytes, its own field as spaces, is the one that it names.
  private static func isSound(_ header: ArraySlice<UInt8>) -> Bool {
    let own = header.startIndex + 148..<header.startIndex + 156
    let sum = header.indices.reduce(0) { $0 + (own.contains($1) ? 32 : Int(header[$1])) }
    return number(header, at: 148, count: 8) == sum
  }
}

/// What is wrong with a tar archive.
package enum TarError: Error, Hashable, CustomStringConvertible {
  case badHeader(offset: Int)
  case truncated

  package var description: String {
    switch self {
    case .badHeader(let offset): "an archive with a damaged header at byte \(offset)"
    case .truncated: "an archive that ends too early"
    }
  }
}
