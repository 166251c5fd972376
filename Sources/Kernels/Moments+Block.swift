extension Moments {
  /// The means and Σ(x − mean)² of a block of 16 channels over the batch; each lane has the bits of
  /// `ofChannel`, and all together cost what one does.
  public func ofBlock(_ block: Int) -> (mean: SIMD16<Double>, squares: SIMD16<Double>) {
    var sum = SIMD16<Double>.zero
    for image in 0..<images { sum += mean(image, block: block) }
    let mean = sum / Double(images)
    var squares = SIMD16<Double>.zero, spread = SIMD16<Double>.zero
    for image in 0..<images {
      let delta = self.mean(image, block: block) - mean
      squares += self.squares(image, block: block)
      spread += delta * delta
    }
    return (mean, squares + Double(pixels) * spread)
  }

  @inline(__always)
  private func mean(_ image: Int, block: Int) -> SIMD16<Double> {
    table.lanes(image, block, 0) + table.lanes(image, block, 1) * perPixel
  }

  @inline(__always)
  private func squares(_ image: Int, block: Int) -> SIMD16<Double> {
    let sum = table.lanes(image, block, 1)
    let squares = table.lanes(image, block, 2) - sum * sum * perPixel
    return squares.replacing(with: 0, where: squares .< 0)
  }
}

extension GradientMoments {
  /// Σg and Σg·(x − center) of a block of 16 channels over the batch; each lane has the bits of `sum`
  /// and `product`, added image by image.
  public func ofBlock(
    _ block: Int,
    about center: SIMD16<Double>
  ) -> (sum: SIMD16<Double>, product: SIMD16<Double>) {
    var sum = SIMD16<Double>.zero, product = SIMD16<Double>.zero
    for image in 0..<images {
      let one = table.lanes(image, block, 0)
      sum += one
      product += table.lanes(image, block, 1) + (pilots.lanes(image, block, 0) - center) * one
    }
    return (sum, product)
  }
}

extension ChannelTable {
  /// Sixteen channels of one column, in double.
  @inline(__always)
  fileprivate func lanes(_ image: Int, _ block: Int, _ column: Int) -> SIMD16<Double> {
    SIMD16<Double>(UnsafeRawPointer(pointer(image, block, column)).load(as: SIMD16<Float>.self))
  }
}
