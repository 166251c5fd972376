internal import CKernels

/// How a Winograd convolution of 3×3 kernels turns pixels into elements, and elements into pixels.
///
/// Both forms have tiles of 4×4 outputs and kernels of 36 elements.
///
/// - Source: Lavin & Gray 2016, arXiv 1509.09308.
enum WinogradForm: Sendable {
  /// Stride 1, F(4×4, 3×3): 36 products per tile instead of 144.
  case unit
  /// Stride 2: 81 products per tile instead of 144.
  ///
  /// Along each axis, even pixels meet the outer taps, an F(4, 2) of five elements; odd pixels meet the
  /// middle tap alone, so that their four elements share one of the kernel's.
  case strided

  /// Elements of a transformed kernel.
  static let kernelElements = 36

  /// Pixels between neighbouring windows.
  var stride: Int { self == .unit ? 1 : 2 }

  /// Elements of a transformed tile.
  var elements: Int { self == .unit ? 36 : 81 }

  /// The elements of a tile that an element of the kernel multiplies; they stand side by side.
  func elements(of kernel: Int) -> Range<Int> {
    guard self == .strided else { return kernel..<kernel + 1 }
    let row = kernel / 6, column = kernel % 6
    if row < 5 { return row * 9 + column..<row * 9 + column + (column < 5 ? 1 : 4) }
    return column < 5 ? 45 + 4 * column..<49 + 4 * column : 65..<81
  }

  /// Pixels of an input plane with the border that tiles read.
  func inputHalo(_ shape: ConvolutionShape, rows: Int, columns: Int) -> Halo {
    Halo(
      rows: shape.inputHeight,
      columns: shape.inputWidth,
      top: 1,
      left: 1,
      totalRows: self == .unit ? rows * 4 + 2 : rows * 8 + 1,
      totalColumns: self == .unit ? columns * 4 + 2 : columns * 8 + 1
    )
  }

  /// Pixels of a plane of an output's gradient with the border that tiles read.
  func gradientHalo(_ shape: ConvolutionShape, rows: Int, columns: Int) -> Halo {
    let before = self == .unit ? 1 : 0
    return Halo(
      rows: shape.outputHeight,
      columns: shape.outputWidth,
      top: before,
      left: before,
      totalRows: rows * 4 + before + 1,
      totalColumns: columns * 4 + before + 1
    )
  }

  /// A pass between the pixels of a plane and the elements of its tiles.
  typealias Transform =
    @convention(c) (
      UnsafePointer<pws_tiles>?, UnsafePointer<Float>?, UnsafeMutablePointer<Float>?
    ) -> Void

  /// The elements of a kernel of some inputs and 16 outputs, and back.
  typealias KernelTransform =
    @convention(c) (
      Int, UnsafePointer<Float>?, Int, UnsafeMutablePointer<Float>?, Int, Int, Int32
    ) -> Void
  typealias KernelGradientTransform =
    @convention(c) (
      Int, UnsafePointer<Float>?, Int, Int, UnsafeMutablePointer<Float>?, Int
    ) -> Void

  /// The passes of an instruction set.
  struct Transforms {
    /// To and from elements, forward.
    let input: Transform
    let output: Transform
    /// From the output's gradient, and to the input's.
    let gradient: Transform
    let inputGradient: Transform
    /// From the output's gradient, for the kernel's.
    let outputGradient: Transform
    /// To and from the elements of a kernel.
    let kernel: KernelTransform
    let kernelGradient: KernelGradientTransform
  }

  /// The passes of an instruction set.
  func transforms(_ kernels: KernelTable) -> Transforms {
    let loops = kernels.loops.pointee
    switch self {
    case .unit:
      return Transforms(
        input: loops.winograd_input,
        output: loops.winograd_output,
        gradient: loops.winograd_input,
        inputGradient: loops.winograd_output,
        outputGradient: loops.winograd_output_gradient,
        kernel: loops.winograd_kernel,
        kernelGradient: loops.winograd_kernel_gradient
      )
    case .strided:
      return Transforms(
        input: loops.strided_input,
        output: loops.strided_output,
        gradient: loops.strided_gradient,
        inputGradient: loops.strided_input_gradient,
        outputGradient: loops.strided_output_gradient,
        kernel: loops.strided_kernel,
        kernelGradient: loops.strided_kernel_gradient
      )
    }
  }
}
