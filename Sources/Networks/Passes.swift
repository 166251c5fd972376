import Kernels

/// What happens to a network's maps between its convolutions, image by image.
///
/// It holds the shape of the network and its memory, and no parameter, so that threads can share it
/// while a layer is being changed.
struct Passes: Sendable {
  let network: Network
  let flow: GradientFlow
  let workspace: Workspace
  let kernels: KernelTable

  /// What is seen of a map.
  func view(_ map: Int) -> MapView {
    MapView(workspace.maps[map], scale: workspace.scales[map], relu: network.maps[map].relu)
  }

  /// Takes the moments of one image of a map.
  func measure(_ map: Int, _ image: Int) {
    guard let moments = workspace.moments[map] else { return }
    let target = workspace.maps[map]
    for block in 0..<target.shape.blocks { kernels.measure(target, image, block, into: moments) }
  }

  /// Takes the moments of one plane of a map, which may not have been stored yet.
  func measure(_ map: Int, _ image: Int, _ block: Int, _ plane: UnsafePointer<Float>) {
    if let moments = workspace.moments[map] {
      kernels.measure(plane, image, block, into: moments)
    }
  }

  /// Computes one image of a join, branch + shortcut.
  ///
  /// Other nodes are left alone.
  func join(_ node: Int?, _ image: Int) {
    guard let node,
      case .join(let branch, let shortcut, let stride, let output) = network.nodes[node]
    else { return }
    let target = workspace.maps[output]
    let branchView = view(branch), shortcutView = view(shortcut)
    let isAligned = stride == 1 && shortcutView.map.shape == target.shape
    for block in 0..<target.shape.blocks {
      let plane = target.plane(image, block)
      if isAligned {
        kernels.join(branchView, shortcutView, image, block, to: plane)
      } else {
        kernels.write(branchView, image, block, to: plane)
        kernels.addShortcut(shortcutView, stride: stride, image, block, to: target)
      }
    }
  }

  /// Where a node writes the gradient of what it read; `nil` for images.
  func gradientTarget(_ node: Int, _ input: Int) -> FeatureMap? {
    guard input != network.input else { return nil }
    return flow.finisher[input] == node
      ? workspace.gradient(input) : workspace.gradient(.node(node), like: input)
  }

  /// Completes one plane of a map's gradient while it is in cache, if it is this node's turn.
  func finishGradient(
    _ node: Int,
    _ map: Int,
    _ image: Int,
    _ block: Int,
    _ plane: UnsafeMutablePointer<Float>
  ) {
    guard flow.finisher[map] == node else { return }
    let view = view(map), shape = view.map.shape, last = flow.addends[map].last?.source
    var direct: FeatureMap?
    for addend in flow.addends[map] {
      guard let source = workspace.gradient(addend.source, like: addend.source.map ?? map) else {
        continue
      }
      // The last one of the same shape is added by the pass that closes and measures.
      if addend.source == last, addend.stride == 1, source.shape == shape {
        direct = source
        continue
      }
      kernels.addShortcutGradient(
        source,
        stride: addend.stride,
        image,
        block,
        of: shape,
        to: plane
      )
    }
    finish(map, image, block, plane, adding: direct, closedBy: view.relu ? view : nil)
  }

  /// Takes the moments of one image of a complete gradient, about every map that shares it.
  func measureGradient(_ root: Int, _ image: Int) {
    guard let gradient = workspace.gradient(root) else { return }
    for block in 0..<gradient.shape.blocks {
      finish(root, image, block, gradient.plane(image, block), adding: nil, closedBy: nil)
    }
  }

  /// Takes the moments of one image of a join's raw gradient, about the maps that share it.
  func measureSharers(of root: Int, _ image: Int) {
    for map in flow.measured[root] where map != root {
      guard let moments = workspace.gradientMoments[map], let gradient = workspace.gradient(map)
      else { continue }
      for block in 0..<gradient.shape.blocks {
        kernels.measure(gradient, of: workspace.maps[map], image, block, into: moments)
      }
    }
  }

  private func finish(
    _ root: Int,
    _ image: Int,
    _ block: Int,
    _ plane: UnsafeMutablePointer<Float>,
    adding addend: FeatureMap?,
    closedBy view: MapView?
  ) {
    // A rule changes what others share: `measureSharers` sees that later.
    let measured = workspace.coefficients[root] == nil ? flow.measured[root] : [root]
    let first = measured.firstIndex { workspace.gradientMoments[$0] != nil } ?? measured.endIndex
    let map = first < measured.endIndex ? measured[first] : root
    kernels.finish(
      plane,
      pixels: workspace.maps[root].shape.pixels,
      adding: addend,
      closedBy: view,
      measuring: workspace.maps[map],
      into: workspace.gradientMoments[map],
      image,
      block
    )
    for map in measured.dropFirst(first + 1) {
      guard let moments = workspace.gradientMoments[map] else { continue }
      kernels.measure(plane, of: workspace.maps[map], image, block, into: moments)
    }
  }
}
