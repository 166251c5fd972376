import Kernels

/// What completes the planes of one map's gradient while they are in cache.
///
/// It is found once per pass and then the same for every plane: it adds what other readers left, closes
/// the gradient where the map's rectifier was closed, and takes its moments.
struct GradientCompletion: Sendable {
  private let kernels: KernelTable
  private let shape: MapShape
  /// What joins left that read every `stride`-th pixel, or fewer channels.
  private let shortcuts: [(source: FeatureMap, stride: Int)]
  /// What the last of them left when it has the map's shape: the pass that closes and measures adds it.
  private let direct: FeatureMap?
  private let closing: MapView?
  private let measured: FeatureMap
  private let moments: GradientMoments?
  /// Further maps that share the gradient.
  private let sharers: [(map: FeatureMap, moments: GradientMoments)]

  /// Finds it for the map `root`: other readers left `addends`, and `closing` is what is seen of the map
  /// where that is rectified.
  init(
    _ passes: Passes,
    _ root: Int,
    adding addends: [GradientFlow.Addend],
    closedBy closing: MapView?
  ) {
    let workspace = passes.workspace, shape = workspace.maps[root].shape
    kernels = passes.kernels
    self.shape = shape
    self.closing = closing
    let left = addends.compactMap { addend in
      workspace.gradient(addend.source, like: addend.source.map ?? root)
        .map { (source: $0, stride: addend.stride) }
    }
    let isDirect = left.last.map { $0.stride == 1 && $0.source.shape == shape } ?? false
    direct = isDirect ? left.last?.source : nil
    shortcuts = isDirect ? left.dropLast() : left
    // A rule changes what others share: `Passes.measureSharers` sees that later.
    let maps = workspace.coefficients[root] == nil ? passes.flow.measured[root] : [root]
    let measuring = maps.compactMap { map in
      workspace.gradientMoments[map].map { (map: workspace.maps[map], moments: $0) }
    }
    measured = measuring.first?.map ?? workspace.maps[root]
    moments = measuring.first?.moments
    sharers = Array(measuring.dropFirst())
  }

  /// Completes one plane of a gradient where it stands.
  func complete(_ image: Int, _ block: Int, _ gradient: FeatureMap) {
    let plane = gradient.plane(image, block)
    complete(image, block, plane, to: plane)
  }

  /// Completes one plane [H][W][16] and leaves it at `place`.
  func complete(
    _ image: Int,
    _ block: Int,
    _ plane: UnsafeMutablePointer<Float>,
    to place: UnsafeMutablePointer<Float>
  ) {
    for (source, stride) in shortcuts {
      kernels.addShortcutGradient(source, stride: stride, image, block, of: shape, to: plane)
    }
    // What the sharers measure should be near.
    kernels.finish(
      plane,
      to: sharers.isEmpty ? place : plane,
      pixels: shape.pixels,
      adding: direct,
      closedBy: closing,
      measuring: measured,
      into: moments,
      image,
      block
    )
    for (map, moments) in sharers {
      kernels.measure(plane, of: map, image, block, into: moments)
    }
    if !sharers.isEmpty { kernels.move(plane, to: place, pixels: shape.pixels) }
  }
}
