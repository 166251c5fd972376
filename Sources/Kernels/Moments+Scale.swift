extension GradientMoments {
  /// Multiplies both sums of every (sample, channel): the moments of a multiple of the gradient.
  public func scale(by factor: (_ image: Int, _ channel: Int) -> Float) {
    for image in 0..<images {
      for channel in 0..<channels {
        let factor = factor(image, channel)
        table[image, channel, 0] *= factor
        table[image, channel, 1] *= factor
      }
    }
  }
}
