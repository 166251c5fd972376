/// A factor on the channels of a network's stages, a multiple of 1/16 from 1/16 to 16.
struct Width: Sendable, Hashable {
  /// The factor in sixteenths.
  let sixteenths: Int

  /// A factor of one.
  init() { sixteenths = 16 }

  /// The factor that stands behind an `x` in a name, `2` or `0.5`; `nil` when it cannot be used.
  ///
  /// A factor has one spelling, without a sign, needless zeros or an exponent.
  init?(_ text: Substring) {
    guard let factor = Double(text), (1.0 / 16...16).contains(factor) else { return nil }
    sixteenths = Int(factor * 16)
    guard Double(sixteenths) == factor * 16, text == description else { return nil }
  }

  /// So many channels, where a factor of one gives `channels`, a multiple of 16.
  func of(_ channels: Int) -> Int { channels * sixteenths / 16 }

  /// The name of a network: `resnet-20`, or `resnet-20x2`.
  func name(_ family: String, _ depth: Int) -> String {
    "\(family)-\(depth)" + (sixteenths == 16 ? "" : "x" + description)
  }

  private var description: String {
    sixteenths % 16 == 0 ? "\(sixteenths / 16)" : "\(Double(sixteenths) / 16)"
  }
}
