/// Every network by name: a new family is its file, its test and its line here.
public enum NetworkRegistry {
  /// The names in the order in which lists show them.
  public static var names: [String] {
    ResNet.depths.map { "resnet-\($0)" } + Plain.depths.map { "plain-\($0)" }
  }

  /// The network of a name for images [C,H,W], or `nil` when no network has the name.
  public static func network(
    named name: String, channels: Int, height: Int, width: Int, classes: Int
  ) -> Network? {
    guard names.contains(name), let depth = Int(name.split(separator: "-").last ?? "") else {
      return nil
    }
    if name.hasPrefix("resnet-") {
      return ResNet(depth: depth).network(
        channels: channels, height: height, width: width, classes: classes)
    }
    return Plain(depth: depth).network(
      channels: channels, height: height, width: width, classes: classes)
  }
}
