import Foundation

/// Compressed data with known contents, made by an independent implementation of the formats.
enum CompressedSamples {
  /// Sixty lines `image I of the set has label L`, gzip with a dynamic code.
  static let lines = decode(
    """
    H4sIAAAAAAACA4XVSQrCQBBA0b2n6COkpgzHidCaQMRFcn8EKXclf/13jxr21/rsbWjvR7u23s5+tW0927He+9GG2/7N\
    Uucps9bZM1udJbPXec4cdY7MY50181TnJfNc5zHzUmf7sRAbuAnACcgJ0AnYCeAJ6AnwCfgp+CnNHfgp+Cn4Kfgp+Cn4\
    Kfgp+Bn4GfgZLS74GfgZ+Bn4GfgZ+Bn4Ofg5+Dn4OV0+8HPwc/Bz8HPwc/AL8AvwC/AL8At6HeAX4BfgF+AXf/0+PtVA\
    UHYHAAA=
    """
  )

  static let linesText = (0..<60).map { "image \($0) of the set has label \($0 * 7 % 10)\n" }
    .joined()

  /// A hundred thousand zero bytes in 132 bytes of gzip.
  static let zeros = decode(
    """
    H4sIAAAAAAACA+3BMQEAAADCoPVPbQ0PoAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAIBXA32VEdSghgEA
    """
  )

  /// `abcabcabcabcabc` and the bytes 255, 254, deflated with the fixed code.
  static let fixed: [UInt8] = [0x4B, 0x4C, 0x4A, 0x4E, 0x44, 0x42, 0xFF, 0xFF, 0x01, 0x00]

  /// Runs of the bytes 0 to 12 whose lengths are the Fibonacci numbers 1, 1, 2, … 233, deflated
  /// without references: so uneven that codes are up to 13 bits long.
  static let uneven = decode(
    """
    BcGBAcMwDMOwbW1iS+T/9w74fH+/53ne933fc84555x777333nvvvTMzMzMzMzMzMzOzu7u7u7u7u7u7u7u7u7u7u5sk\
    SZIkSZIkSZIkSZIkSZIkSZIkSdq2bdu2bdu2bdu2bdu2bdu2bdu2bdu2bdu2bdu2bdu2bQsAAAAAAAAAAAAAAAAAAAAA\
    AAAAAAAAAAAAAAAAAAAAAAAAAKCqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq\
    qqqqqqqqqqrqHw==
    """
  )

  static var unevenBytes: [UInt8] {
    var result: [UInt8] = []
    var (count, next) = (1, 1)
    for byte in 0..<13 as Range<UInt8> {
      result.append(contentsOf: repeatElement(byte, count: count))
      (count, next) = (next, count + next)
    }
    return result
  }

  private static func decode(_ text: String) -> [UInt8] {
    [UInt8](Data(base64Encoded: text) ?? Data())
  }
}
