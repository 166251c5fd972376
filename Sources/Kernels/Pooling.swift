internal import CKernels

/// Pooling passes, one plane at a time.
extension KernelTable {
  /// y[r][c] = max over size × size pixels from (stride·r, stride·c) of what is seen.
  public func maxPool(
    _ view: MapView,
    size: Int,
    stride: Int,
    _ image: Int,
    _ block: Int,
    to output: FeatureMap
  ) {
    loops.pointee.max_pool(
      output.shape.height,
      output.shape.width,
      size,
      stride,
      view.map.shape.width,
      view.map.plane(image, block),
      view.a(image, block),
      view.b(image, block),
      view.relu ? 1 : 0,
      output.plane(image, block)
    )
  }

  /// Gives each output's gradient to the first largest pixel of its window, in row-major order.
  public func maxPoolGradient(
    _ view: MapView,
    size: Int,
    stride: Int,
    _ image: Int,
    _ block: Int,
    outputGradient: FeatureMap,
    to gradient: FeatureMap
  ) {
    let target = gradient.plane(image, block)
    target.update(repeating: 0, count: gradient.shape.pixels * 16)
    loops.pointee.max_pool_gradient(
      outputGradient.shape.height,
      outputGradient.shape.width,
      size,
      stride,
      view.map.shape.width,
      view.map.plane(image, block),
      view.a(image, block),
      view.b(image, block),
      view.relu ? 1 : 0,
      outputGradient.plane(image, block),
      target
    )
  }

  /// y[c] = mean over the pixels of what is seen; samples become the pixels of one image, [1,C,1,N].
  public func globalAveragePool(
    _ view: MapView,
    _ image: Int,
    _ block: Int,
    to output: FeatureMap
  ) {
    loops.pointee.pool_sum(
      view.map.shape.pixels,
      view.map.plane(image, block),
      view.a(image, block),
      view.b(image, block),
      view.relu ? 1 : 0,
      1 / Float(view.map.shape.pixels),
      output.plane(0, block) + image * 16
    )
  }

  /// dx = dy / (H·W) for every pixel.
  public func globalAveragePoolGradient(
    _ outputGradient: FeatureMap,
    _ image: Int,
    _ block: Int,
    to gradient: FeatureMap
  ) {
    loops.pointee.fill(
      gradient.shape.pixels,
      outputGradient.plane(0, block) + image * 16,
      1 / Float(gradient.shape.pixels),
      gradient.plane(image, block)
    )
  }
}
