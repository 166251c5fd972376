import Crypto

/// An MD5 checksum, only to verify an archive against the sum its publisher gives.
///
/// MD5 protects against damage, not against an attacker; the project's own sums are SHA-256.
/// - Source: RFC 1321.
public struct MD5Digest: Sendable {
  private var function = Insecure.MD5()

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

  /// The checksum of everything appended so far: 32 lower-case hexadecimal digits.
  public var hex: String { hexadecimal(function.finalize()) }

  /// Returns the checksum of `bytes` in hexadecimal.
  public static func hex(of bytes: [UInt8]) -> String {
    var digest = MD5Digest()
    digest.update(bytes)
    return digest.hex
  }
}
