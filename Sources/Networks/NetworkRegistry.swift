/// Every network by name: a new family is its file, its test and its line here.
public enum NetworkRegistry {
  /// A network of a family for images [C,H,W].
  private typealias Family = (_ channels: Int, _ height: Int, _ width: Int, _ classes: Int) ->
    Network

  /// The names in the order in which lists show them.
  public static var names: [String] { families.map(\.name) }

  /// The network of a name for images [C,H,W], or `nil` when no network has the name.
  public static func network(
    named name: String,
    channels: Int,
    height: Int,
    width: Int,
    classes: Int
  ) -> Network? {
    families.first { $0.name == name }?.make(channels, height, width, classes)
  }

  private static var families: [(name: String, make: Family)] {
    ResNet.depths.map { ("resnet-\($0)", ResNet(depth: $0).network) }
      + ImageNetResNet.stages.keys.sorted().map {
        ("resnet-\($0)", ImageNetResNet(depth: $0).network)
      }
      + Plain.depths.map { ("plain-\($0)", Plain(depth: $0).network) }
      + [("vgg-8", VGG().network)]
  }
}
