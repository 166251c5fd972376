import Kernels
import Methods
import Networks

/// How much the gradients at the start depend on the input.
///
/// `modal_share` is the share of the first batch whose largest logit is the commonest class. Of the
/// gradient g_n = N·∂L/∂z_n with respect to the logits of image n, `logit_gradient_share` is what all
/// images share, ‖mean g_n‖² over mean ‖g_n‖², and `log10_logit_gradient` the logarithm of √mean ‖g_n‖².
/// `sign_ratio_*` is mean Σ|d| over mean |Σd| at the first, middle and last convolution of stride 1 in
/// the blocks, where Σd is the gradient of a kernel's central number, summed over images and pixels:
/// terms of one sign give 1, terms of random sign about √(number of terms).
///
/// - Source: Bjorck et al. 2018, arXiv 1806.02375, gradients of logits and of kernels.
package enum LogitGradient {
  private static let depths = ["first", "middle", "last"]

  static var probe: Probe {
    Probe(
      name: "logit-gradient",
      summary: "dependence of the first gradients on the input",
      metrics: ["modal_share", "logit_gradient_share", "log10_logit_gradient"]
        + depths.map { "sign_ratio_\($0)" },
      parameters: [],
      settings: Probe.networkSettings
    ) { experiment, engine, directory, _ in
      var session = try Session(probing: experiment, engine, directory)
      let labels = session.load(step: 0)
      session.model.forward(.training)
      var results = ["modal_share": modalShare(session.model)]
      let chosen = session.model.depthSamples
      let classifier = session.model.layers.count - 1
      _ = session.model.backward(labels: labels) { layer, input, gradient in
        if layer == classifier {
          results.merge(statistics(gradient.gradient.values, images: labels.count)) { $1 }
        }
        for (name, index) in zip(depths, chosen) where index == layer {
          results["sign_ratio_\(name)"] = signRatio(input, gradient, engine.kernels)
        }
      }
      return results
    }
  }

  private static func modalShare(_ model: Model) -> Double {
    var counts = [Int](repeating: 0, count: model.network.classes)
    for sample in 0..<model.batch {
      let logits = counts.indices.map { SoftmaxCrossEntropy.logit(model.logits, sample, $0) }
      if let largest = logits.max(), let index = logits.firstIndex(of: largest) {
        counts[index] += 1
      }
    }
    return Double(counts.max() ?? 0) / Double(model.batch)
  }

  /// The shared part and the length of the gradients of logits, [K,N].
  package static func statistics(_ gradients: [Float], images: Int) -> [String: Double] {
    let values = gradients.map { Double($0) * Double(images) }
    let square = values.reduce(0) { $0 + $1 * $1 } / Double(images)
    let shared = stride(from: 0, to: values.count, by: images).reduce(0.0) { sum, start in
      let mean = values[start..<start + images].reduce(0, +) / Double(images)
      return sum + mean * mean
    }
    let share = square == 0 ? 0 : shared / square
    let length = TrendLine.log10(max(square.squareRoot(), Double(Float.leastNonzeroMagnitude)))
    return [
      "logit_gradient_share": share.isNaN ? .infinity : share,
      "log10_logit_gradient": length.isNaN ? .infinity : length,
    ]
  }

  /// mean Σ|d| / mean |Σd| over pairs of one block of output and one of input channels.
  private static func signRatio(
    _ input: MapView,
    _ gradient: GradientView,
    _ kernels: KernelTable
  ) -> Double {
    let shape = gradient.map.shape, size = shape.pixels * 16
    var x = [Float](repeating: 0, count: size), dy = x
    var sums = [Double](repeating: 0, count: 256), magnitudes = sums
    for image in 0..<shape.images {
      x.withUnsafeMutableBufferPointer {
        if let to = $0.baseAddress { kernels.write(input, image, 0, to: to) }
      }
      dy.withUnsafeMutableBufferPointer {
        if let to = $0.baseAddress { kernels.pack(gradient, image, 0, .none(shape), to: to) }
      }
      for pixel in stride(from: 0, to: size, by: 16) {
        for o in 0..<16 {
          for i in 0..<16 {
            let term = Double(dy[pixel + o]) * Double(x[pixel + i])
            sums[o * 16 + i] += term
            magnitudes[o * 16 + i] += abs(term)
          }
        }
      }
    }
    let total = sums.reduce(0) { $0 + abs($1) }
    return total > 0 ? magnitudes.reduce(0, +) / total : .infinity
  }
}
