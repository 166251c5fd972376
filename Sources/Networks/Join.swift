import Kernels

/// A join, branch + shortcut, computed plane by plane.
struct Join {
  private let branch: MapView
  private let shortcut: MapView
  private let stride: Int
  /// What is seen of the sum.
  let sum: MapView
  /// Whether the shortcut has the sum's shape.
  private let isAligned: Bool
  private let kernels: KernelTable

  /// The join that a node is; `nil` for other nodes.
  init?(_ passes: Passes, _ node: Int) {
    guard case .join(let branch, let shortcut, let stride, let output) = passes.network.nodes[node]
    else { return nil }
    self.branch = passes.view(branch)
    self.shortcut = passes.view(shortcut)
    self.stride = stride
    sum = passes.view(output)
    isAligned = stride == 1 && self.shortcut.map.shape == sum.map.shape
    kernels = passes.kernels
  }

  /// The maps that are added, where they have the sum's shape.
  var terms: [FeatureMap] { isAligned ? [branch.map, shortcut.map] : [branch.map] }

  /// Computes one plane of the sum.
  func write(_ image: Int, _ block: Int) {
    let plane = sum.map.plane(image, block)
    if isAligned {
      kernels.join(branch, shortcut, image, block, to: plane)
    } else {
      kernels.write(branch, image, block, to: plane)
      kernels.addShortcut(shortcut, stride: stride, image, block, to: sum.map)
    }
  }

  /// Computes one plane of the sum, and writes what is seen of it with its border of zeros.
  func pack(_ image: Int, _ block: Int, _ halo: Halo, to out: UnsafeMutablePointer<Float>) {
    if isAligned, halo.isComplete {
      kernels.pack(branch, plus: shortcut, as: sum, image, block, halo, to: out)
    } else {
      write(image, block)
      kernels.pack(sum, image, block, halo, to: out)
    }
  }
}
