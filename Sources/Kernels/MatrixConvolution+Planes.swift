/// Between planes of 16 channels side by side and row-major matrices: im2col, col2im and copies.
extension MatrixConvolution {
  /// Writes X: for every output pixel the terms (kh, kw, channel).
  func readInput(
    _ images: Range<Int>,
    _ surroundings: ConvolutionSurroundings,
    planes: UnsafeMutablePointer<Float>,
    to x: UnsafeMutablePointer<Float>
  ) {
    var to = x
    for image in images {
      for block in 0..<shape.inputBlocks {
        surroundings.read(image, block, inputHalo, planes + block * inputHalo.storage)
      }
      for row in 0..<shape.outputHeight {
        for column in 0..<shape.outputWidth {
          for tap in 0..<shape.kernel.taps {
            let (kh, kw) = tap.quotientAndRemainder(dividingBy: shape.kernelWidth)
            let corner = (row * shape.stride + kh) * inputHalo.row
            gather(
              planes + corner + (column * shape.stride + kw) * 16,
              inputHalo.storage,
              shape.inputChannels,
              to
            )
            to += shape.inputChannels
          }
        }
      }
    }
  }

  /// Writes ∂Y: for every output pixel its channels.
  func readGradient(
    _ images: Range<Int>,
    _ surroundings: ConvolutionSurroundings,
    planes: UnsafeMutablePointer<Float>,
    to y: UnsafeMutablePointer<Float>
  ) {
    var to = y
    for image in images {
      for block in 0..<shape.outputBlocks {
        surroundings.readGradient(image, block, outputHalo, planes + block * outputHalo.storage)
      }
      for pixel in 0..<pixels {
        gather(planes + pixel * 16, outputHalo.storage, shape.outputChannels, to)
        to += shape.outputChannels
      }
    }
  }

  /// Copies one pixel's channels out of planes that are `plane` numbers apart.
  private func gather(
    _ lanes: UnsafePointer<Float>,
    _ plane: Int,
    _ channels: Int,
    _ to: UnsafeMutablePointer<Float>
  ) {
    for block in 0..<(channels + 15) / 16 {
      let some = min(16, channels - block * 16)
      (to + block * 16).update(from: lanes + block * plane, count: some)
    }
  }

  /// Spreads rows of O channels over one image's planes; lanes of padding become zero.
  func writeOutput(_ y: UnsafePointer<Float>, _ output: FeatureMap, _ image: Int) {
    for block in 0..<shape.outputBlocks {
      let plane = output.plane(image, block)
      let some = min(16, shape.outputChannels - block * 16)
      for pixel in 0..<pixels {
        let lanes = plane + pixel * 16
        lanes.update(from: y + pixel * shape.outputChannels + block * 16, count: some)
        (lanes + some).update(repeating: 0, count: 16 - some)
      }
    }
  }

  /// Adds every term's gradient to the pixel it was read from (col2im).
  func writeInputGradient(
    _ x: UnsafePointer<Float>,
    _ target: FeatureMap,
    _ image: Int
  ) {
    let plane = target.shape.pixels * 16, start = target.plane(image, 0)
    start.update(repeating: 0, count: shape.inputBlocks * plane)
    var from = x
    for row in 0..<shape.outputHeight {
      for column in 0..<shape.outputWidth {
        for tap in 0..<shape.kernel.taps {
          defer { from += shape.inputChannels }
          let (kh, kw) = tap.quotientAndRemainder(dividingBy: shape.kernelWidth)
          let r = row * shape.stride + kh - shape.padding
          let c = column * shape.stride + kw - shape.padding
          guard 0..<shape.inputHeight ~= r, 0..<shape.inputWidth ~= c else { continue }
          let lanes = start + (r * shape.inputWidth + c) * 16
          for channel in 0..<shape.inputChannels {
            lanes[channel / 16 * plane + channel % 16] += from[channel]
          }
        }
      }
    }
  }

  /// Turns ∂W, [kh·kw·I][O], into filters.
  func write(_ sums: UnsafePointer<Float>, to kernel: inout FilterBank) {
    let taps = shape.kernel.taps
    for output in 0..<shape.outputChannels {
      for input in 0..<shape.inputChannels {
        for tap in 0..<taps {
          let term = tap * shape.inputChannels + input
          kernel[output, input * taps + tap] = sums[term * shape.outputChannels + output]
        }
      }
    }
  }
}
