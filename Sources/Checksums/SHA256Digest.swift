import Crypto

/// A SHA-256 checksum that is fed piece by piece: how results and files are identified.
///
/// A digest is a value: a copy goes on independently, and `hex` may be read at any time.
/// - Source: FIPS 180-4.
public struct SHA256Digest: Sendable {
  private var function = SHA256()

  /// Creates the digest of nothing.
  public init() {}

  /// Appends raw memory.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    function.update(bufferPointer: bytes)
  }

  /// Appends bytes.
  public mutating func update(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { function.update(bufferPointer: $0) }
  }

  /// Appends the UTF-8 bytes of a text, without a terminator.
  public mutating func update(_ text: String) {
    update(Array(text.utf8))
  }

  /// Appends numbers as little-endian IEEE 754 binary32, whatever the machine's byte order.
  public mutating func update(_ values: [Float]) {
    values.withUnsafeBufferPointer { update($0) }
  }

  /// Appends numbers as little-endian IEEE 754 binary32, whatever the machine's byte order.
  public mutating func update(_ values: UnsafeBufferPointer<Float>) {
    #if _endian(little)
      function.update(bufferPointer: UnsafeRawBufferPointer(values))
    #else
      let bits = values.map { $0.bitPattern.littleEndian }
      bits.withUnsafeBytes { function.update(bufferPointer: $0) }
    #endif
  }

  /// The checksum of everything appended so far: 64 lower-case hexadecimal digits.
  public var hex: String { hexadecimal(function.finalize()) }

  /// Returns the checksum of `bytes` in hexadecimal.
  public static func hex(of bytes: [UInt8]) -> String {
    var digest = SHA256Digest()
    digest.update(bytes)
    return digest.hex
  }

  /// Returns the checksum of the UTF-8 bytes of `text` in hexadecimal.
  public static func hex(of text: String) -> String {
    hex(of: Array(text.utf8))
  }
}
