import Kernels

/// The definition of a convolution and its gradients in double, loop by loop.
struct ReferenceConvolution {
  let shape: ConvolutionShape
  let images: Int
  let x: [Double]
  let weight: [Double]
  let outputGradient: [Double]
  private(set) var y: [Double]
  private(set) var inputGradient: [Double]
  private(set) var kernelGradient: [Double]

  init(_ shape: ConvolutionShape, images: Int, x: [Float], weight: [Float], gradient: [Float]) {
    self.shape = shape
    self.images = images
    self.x = x.map(Double.init)
    self.weight = weight.map(Double.init)
    outputGradient = gradient.map(Double.init)
    y = [Double](repeating: 0, count: gradient.count)
    inputGradient = [Double](repeating: 0, count: x.count)
    kernelGradient = [Double](repeating: 0, count: weight.count)
    for image in 0..<images {
      for output in 0..<shape.outputChannels { accumulate(image, output) }
    }
  }

  private mutating func accumulate(_ image: Int, _ output: Int) {
    let s = shape
    for row in 0..<s.outputHeight {
      for column in 0..<s.outputWidth {
        let to =
          ((image * s.outputChannels + output) * s.outputHeight + row) * s.outputWidth + column
        for input in 0..<s.inputChannels {
          for kh in 0..<s.kernelHeight {
            for kw in 0..<s.kernelWidth {
              let r = row * s.stride + kh - s.padding, c = column * s.stride + kw - s.padding
              guard 0..<s.inputHeight ~= r, 0..<s.inputWidth ~= c else { continue }
              let from =
                ((image * s.inputChannels + input) * s.inputHeight + r) * s.inputWidth + c
              let at =
                ((output * s.inputChannels + input) * s.kernelHeight + kh) * s.kernelWidth + kw
              y[to] += x[from] * weight[at]
              inputGradient[from] += outputGradient[to] * weight[at]
              kernelGradient[at] += outputGradient[to] * x[from]
            }
          }
        }
      }
    }
  }
}

/// The largest |ours − reference| relative to the largest |reference|; infinity when it is no number.
func worstError(_ ours: [Float], _ reference: [Double]) -> Double {
  guard ours.count == reference.count else { return .infinity }
  let scale = max(reference.map(abs).max() ?? 0, 1e-6)
  // A comparison with NaN is false: without the guard a NaN would pass for the smallest error.
  let errors = zip(ours, reference).map { abs(Double($0) - $1) }
  return errors.allSatisfy(\.isFinite) ? (errors.max() ?? 0) / scale : .infinity
}
