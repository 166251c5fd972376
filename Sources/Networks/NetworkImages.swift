/// What a network reads and tells apart: images [C,H,W] of some classes.
struct NetworkImages {
  let channels: Int
  let height: Int
  let width: Int
  let classes: Int

  /// Starts a network that reads them.
  func builder(_ name: String, isPlain: Bool = false) -> NetworkBuilder {
    NetworkBuilder(name, channels: channels, height: height, width: width, isPlain: isPlain)
  }
}
