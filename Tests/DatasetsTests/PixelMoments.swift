import Datasets

/// Statistics of the pixels of a set, black 0 and white 1.
struct PixelMoments {
  /// Mean per channel.
  var mean: [Double] = []
  /// Standard deviation per channel.
  var deviation: [Double] = []
  /// Correlation of a pixel with its right neighbour, per channel.
  var neighbourCorrelation: [Double] = []

  /// Measures the pixels that are `margin` or more away from the border.
  init(of images: ImageSet, margin: Int = 0) {
    let shape = images.shape
    for channel in 0..<shape.channels {
      var sum = 0.0
      var squares = 0.0
      var products = 0.0
      var (count, pairs) = (0, 0)
      let centre = 0.45
      for image in 0..<images.count {
        for y in margin..<(shape.height - margin) {
          let row = ((image * shape.channels + channel) * shape.height + y) * shape.width
          for x in margin..<(shape.width - margin) {
            let value = Double(images.pixels[row + x]) / 255 - centre
            sum += value
            squares += value * value
            count += 1
            guard x + 1 < shape.width - margin else { continue }
            products += value * (Double(images.pixels[row + x + 1]) / 255 - centre)
            pairs += 1
          }
        }
      }
      let average = sum / Double(count)
      let variance = squares / Double(count) - average * average
      mean.append(average + centre)
      deviation.append(variance.squareRoot())
      neighbourCorrelation.append((products / Double(pairs) - average * average) / variance)
    }
  }
}
