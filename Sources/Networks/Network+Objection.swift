public import Methods

extension Network {
  /// Why a method makes no sense here, with what to choose instead; `nil` when it does.
  ///
  /// A part of a method that finds no place, a gradient rule for slices in a network of 1×1 kernels for
  /// one, would leave a run under a name that it does not deserve.
  public func objection(to method: Method) -> String? {
    if method.branch != .one, maps.allSatisfy({ $0.place?.branchEnd == nil }) {
      return "'\(method.name)' scales branches, and \(name) has none; choose a residual network"
    }
    if method.noise > 0, maps.allSatisfy({ $0.place?.isBlockInput != true }) {
      return "'\(method.name)' has noise at the input of blocks, and \(name) has none"
    }
    let kernels = layers.map(\.context).filter { $0.role != .classifier }
    if method.hasGradientRule, kernels.allSatisfy({ method.gradientRule($0) == nil }) {
      return "the gradient rule of '\(method.name)' applies to no kernel of \(name); "
        + "choose a network whose blocks have larger kernels than 1×1"
    }
    return nil
  }
}
