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

  /// Computes one image of a join; other nodes are left alone.
  func join(_ node: Int?, _ image: Int) {
    guard let node, let join = Join(self, node) else { return }
    for block in 0..<join.sum.map.shape.blocks { join.write(image, block) }
  }

  /// Where a node writes the gradient of what it read; `nil` for images.
  func gradientTarget(_ node: Int, _ input: Int) -> FeatureMap? {
    guard input != network.input else { return nil }
    return flow.finisher[input] == node
      ? workspace.gradient(input) : workspace.gradient(.node(node), like: input)
  }

  /// What completes the gradient of a map that a node read, if it is this node's turn.
  func completion(_ node: Int, _ map: Int) -> GradientCompletion? {
    guard flow.finisher[map] == node else { return nil }
    let view = view(map)
    return GradientCompletion(
      self,
      map,
      adding: flow.addends[map],
      closedBy: view.relu ? view : nil
    )
  }

  /// Takes the moments of one image of a complete gradient, about every map that shares it.
  func measureGradient(_ root: Int, _ image: Int) {
    guard let gradient = workspace.gradient(root) else { return }
    let completion = GradientCompletion(self, root, adding: [], closedBy: nil)
    for block in 0..<gradient.shape.blocks {
      completion.complete(image, block, gradient)
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
}
