/// Every network by name: a new family is its file, its test and its line here.
///
/// A name is a family and a depth, `resnet-20`; most families take a factor on their widths as well,
/// `resnet-20x2` or `plain-10x0.5`.
public enum NetworkRegistry {
  /// A family of networks that differ in depth and width.
  private struct Family {
    let name: String
    let depths: [Int]
    /// Whether widths may be scaled.
    var scales = true
    let make: (_ depth: Int, _ width: Width, _ images: NetworkImages) -> Network
  }

  /// The names in the order in which lists show them, without factors on widths.
  public static var names: [String] {
    families.flatMap { family in
      family.depths.map { Width().name(family.name, $0) }
    } + ["convpool-c"]
  }

  /// Whether a network has the name, a factor on its width included.
  public static func contains(_ name: String) -> Bool {
    name == "convpool-c" || find(name) != nil
  }

  /// The network of a name for images [C,H,W], or `nil` when no network has the name.
  public static func network(
    named name: String,
    channels: Int,
    height: Int,
    width: Int,
    classes: Int
  ) -> Network? {
    let images = NetworkImages(
      channels: channels,
      height: height,
      width: width,
      classes: classes
    )
    if name == "convpool-c" { return ConvPool().network(images) }
    return find(name).map { $0.family.make($0.depth, $0.width, images) }
  }

  private static func find(_ name: String) -> (family: Family, depth: Int, width: Width)? {
    guard let dash = name.lastIndex(of: "-") else { return nil }
    let parts = name[name.index(after: dash)...].split(
      separator: "x",
      maxSplits: 1,
      omittingEmptySubsequences: false
    )
    guard let depth = Int(parts[0]), String(depth) == parts[0],
      let width = parts.count == 1 ? Width() : Width(parts[1]),
      let family = families.first(where: {
        $0.name == name[..<dash] && $0.depths.contains(depth) && ($0.scales || parts.count == 1)
      }), width.name(family.name, depth) == name
    else { return nil }
    return (family, depth, width)
  }

  private static var families: [Family] {
    let imageNet = ImageNetResNet.stages.keys.sorted()
    return [
      Family(name: "resnet", depths: ResNet.depths) {
        ResNet(depth: $0, width: $1).network($2)
      },
      Family(name: "resnet", depths: imageNet) {
        ImageNetResNet(depth: $0, width: $1).network($2)
      },
      Family(name: "preact-resnet", depths: ResNet.depths) {
        ResNet(depth: $0, width: $1, isPreactivated: true).network($2)
      },
      Family(name: "preact-resnet", depths: imageNet) {
        ImageNetResNet(depth: $0, width: $1, isPreactivated: true).network($2)
      },
      Family(name: "plain", depths: Plain.depths) { Plain(depth: $0, width: $1).network($2) },
      Family(name: "vgg", depths: [8], scales: false) { VGG().network($2) },
      Family(name: "mlp", depths: Array(Perceptron.depths)) {
        Perceptron(depth: $0, width: $1).network($2)
      },
    ]
  }
}
