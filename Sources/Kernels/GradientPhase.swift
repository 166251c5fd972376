internal import CKernels

/// The input pixels (r, c) ≡ (row, column) modulo the stride: they share their taps.
///
/// The gradient of input pixel r is Σ dy[(r + p − kh)/s]·w[kh] over the taps that divide, so each of
/// the s² phases is a convolution of stride 1 of the output's gradient.
struct GradientPhase: Sendable {
  let row: Int
  let column: Int
  /// Indices kh·kw + kw of the taps, ascending.
  let taps: [Int]
  /// Where each term (output block, tap) reads, relative to the phase's first pixel.
  let offsets: [Int]
  /// Where the phase's first pixel stands in an input plane.
  let origin: Int
  /// The layout of the transposed kernel's taps that belong to the phase.
  let layout: PackedLayout

  /// The padded plane of an output's gradient that serves every phase.
  static func halo(_ shape: ConvolutionShape) -> Halo {
    let top = max(0, -reach(0, shape.kernelHeight, shape).lowest)
    let left = max(0, -reach(0, shape.kernelWidth, shape).lowest)
    let bottom = reach(shape.inputHeight - 1, shape.kernelHeight, shape).highest
    let right = reach(shape.inputWidth - 1, shape.kernelWidth, shape).highest
    return Halo(
      rows: shape.outputHeight,
      columns: shape.outputWidth,
      top: top,
      left: left,
      totalRows: top + max(shape.outputHeight, bottom + 1),
      totalColumns: left + max(shape.outputWidth, right + 1)
    )
  }

  /// Every phase, row by row.
  static func all(_ shape: ConvolutionShape, _ halo: Halo) -> [GradientPhase] {
    (0..<shape.stride).flatMap { row in
      (0..<shape.stride).compactMap { column in
        row < shape.inputHeight && column < shape.inputWidth
          ? GradientPhase(row: row, column: column, shape, halo) : nil
      }
    }
  }

  private init(row: Int, column: Int, _ shape: ConvolutionShape, _ halo: Halo) {
    self.row = row
    self.column = column
    let s = shape.stride, p = shape.padding
    let rows = (0..<shape.kernelHeight).filter { (row + p - $0) % s == 0 }
    let columns = (0..<shape.kernelWidth).filter { (column + p - $0) % s == 0 }
    taps = rows.flatMap { kh in columns.map { kh * shape.kernelWidth + $0 } }
    offsets = (0..<shape.outputBlocks).flatMap { block in
      rows.flatMap { kh in
        columns.map { kw in
          block * halo.storage + halo.origin + (row + p - kh) / s * halo.row
            + (column + p - kw) / s * 16
        }
      }
    }
    origin = (row * shape.inputWidth + column) * 16
    layout = PackedLayout(
      KernelShape(
        outputs: shape.inputChannels,
        inputs: shape.outputChannels,
        width: max(taps.count, 1)
      )
    )
  }

  /// The pixels of the phase as outputs of a contraction of images `image` numbers apart.
  func grid(
    _ shape: ConvolutionShape,
    _ halo: Halo,
    image: Int,
    to place: OutputPlanes.Place
  ) -> pws_grid {
    pws_grid(
      rows: (shape.inputHeight - row + shape.stride - 1) / shape.stride,
      columns: (shape.inputWidth - column + shape.stride - 1) / shape.stride,
      input_row: halo.row,
      input_column: 16,
      output_row: shape.stride * shape.inputWidth * 16,
      output_column: shape.stride * 16,
      output_block: place.block,
      images: place.images.count,
      input_image: image,
      output_image: place.image
    )
  }

  /// The lowest and highest rows of the output that the stride's phases next to `position` touch.
  private static func reach(
    _ position: Int,
    _ extent: Int,
    _ shape: ConvolutionShape
  ) -> (lowest: Int, highest: Int) {
    let divided = (0..<extent).flatMap { tap in
      (0..<shape.stride).compactMap { phase -> Int? in
        let at = (position == 0 ? phase : position - phase) + shape.padding - tap
        return at % shape.stride == 0 ? at / shape.stride : nil
      }
    }
    return (divided.min() ?? 0, divided.max() ?? 0)
  }
}
