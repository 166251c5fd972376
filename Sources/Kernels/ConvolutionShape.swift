internal import CKernels

/// What a convolution computes: y[o] = Σ_{i,kh,kw} x[i][s·r + kh − p][s·c + kw − p] · w[o,i,kh,kw].
public struct ConvolutionShape: Sendable, Hashable, CustomStringConvertible {
  /// Channels of the input, I.
  public var inputChannels: Int
  /// Channels of the output, O.
  public var outputChannels: Int
  /// Rows of the kernel.
  public var kernelHeight: Int
  /// Columns of the kernel.
  public var kernelWidth: Int
  /// Pixels between neighbouring windows, s.
  public var stride: Int
  /// Zeros around the input, p.
  public var padding: Int
  /// Rows of the input, H.
  public var inputHeight: Int
  /// Columns of the input, W.
  public var inputWidth: Int

  /// Creates a shape.
  ///
  /// - Precondition: the padded input is at least as large as the kernel.
  public init(
    inputChannels: Int,
    outputChannels: Int,
    kernelHeight: Int,
    kernelWidth: Int,
    stride: Int,
    padding: Int,
    inputHeight: Int,
    inputWidth: Int
  ) {
    self.inputChannels = inputChannels
    self.outputChannels = outputChannels
    self.kernelHeight = kernelHeight
    self.kernelWidth = kernelWidth
    self.stride = stride
    self.padding = padding
    self.inputHeight = inputHeight
    self.inputWidth = inputWidth
    precondition(stride > 0 && padding >= 0, "stride \(stride), padding \(padding)")
    precondition(
      inputHeight + 2 * padding >= kernelHeight && inputWidth + 2 * padding >= kernelWidth,
      "a kernel of \(kernelHeight)×\(kernelWidth) is larger than its padded input, "
        + "\(inputHeight)×\(inputWidth) with padding \(padding)"
    )
  }

  /// Rows of the output: ⌊(H + 2p − k)/s⌋ + 1.
  public var outputHeight: Int { (inputHeight + 2 * padding - kernelHeight) / stride + 1 }
  /// Columns of the output.
  public var outputWidth: Int { (inputWidth + 2 * padding - kernelWidth) / stride + 1 }
  /// Whether the output has half the rows and half the columns.
  var isHalving: Bool { inputHeight == 2 * outputHeight && inputWidth == 2 * outputWidth }
  /// Blocks of 16 input channels.
  public var inputBlocks: Int { (inputChannels + 15) / 16 }
  /// Blocks of 16 output channels.
  public var outputBlocks: Int { (outputChannels + 15) / 16 }
  /// The kernel, [O,I,kh,kw].
  public var kernel: KernelShape {
    KernelShape(
      outputs: outputChannels,
      inputs: inputChannels,
      height: kernelHeight,
      width: kernelWidth
    )
  }
  /// Whether the kernel is 1×1 and reads no border.
  var isPointwise: Bool { kernelHeight == 1 && kernelWidth == 1 && padding == 0 }
  /// Multiply-adds for one image.
  public var multiplyAdds: Int { outputHeight * outputWidth * kernel.count }

  /// Extents of input, output and kernel in words.
  public var description: String {
    "\(inputChannels)×\(inputHeight)×\(inputWidth) → "
      + "\(outputChannels)×\(outputHeight)×\(outputWidth), "
      + "kernel \(kernelHeight)×\(kernelWidth), stride \(stride), padding \(padding)"
  }
}

/// Which pixels of a plane stand in a buffer with a border of zeros, and where.
public struct Halo: Sendable, Hashable {
  let layout: pws_halo

  /// A plane without a border.
  public static func none(_ shape: MapShape) -> Halo {
    Halo(
      rows: shape.height,
      columns: shape.width,
      top: 0,
      left: 0,
      totalRows: shape.height,
      totalColumns: shape.width
    )
  }

  /// A convolution's input with its padding.
  static func padded(_ shape: ConvolutionShape) -> Halo {
    Halo(
      rows: shape.inputHeight,
      columns: shape.inputWidth,
      top: shape.padding,
      left: shape.padding,
      totalRows: shape.inputHeight + 2 * shape.padding,
      totalColumns: shape.inputWidth + 2 * shape.padding
    )
  }

  /// The pixels that a kernel of 1×1 reads, side by side.
  static func subsampled(_ shape: ConvolutionShape) -> Halo {
    Halo(
      rows: shape.outputHeight,
      columns: shape.outputWidth,
      top: 0,
      left: 0,
      totalRows: shape.outputHeight,
      totalColumns: shape.outputWidth,
      step: shape.stride,
      planeColumns: shape.inputWidth
    )
  }

  /// Creates a halo around `rows` × `columns` pixels of a plane: all of them, or every
  /// `step`-th row and column of a plane of `planeColumns`; extents are in pixels.
  init(
    rows: Int,
    columns: Int,
    top: Int,
    left: Int,
    totalRows: Int,
    totalColumns: Int,
    step: Int = 1,
    planeColumns: Int? = nil
  ) {
    precondition(
      top + rows <= totalRows && left + columns <= totalColumns,
      "a plane of \(rows)×\(columns) at (\(top), \(left)) in \(totalRows)×\(totalColumns)"
    )
    layout = pws_halo(
      rows: rows,
      columns: columns,
      top: top,
      left: left,
      total_rows: totalRows,
      total_columns: totalColumns,
      step: step,
      plane_columns: planeColumns ?? columns
    )
  }

  /// Whether every pixel of the plane is taken.
  public var isComplete: Bool { layout.step == 1 }
  /// Numbers of one padded plane.
  var storage: Int { layout.total_rows * layout.total_columns * 16 }
  /// Numbers between vertically adjacent pixels.
  var row: Int { layout.total_columns * 16 }
  /// Numbers before the first pixel of the plane itself.
  var origin: Int { (layout.top * layout.total_columns + layout.left) * 16 }

  /// Two halos are equal when every extent is.
  public static func == (a: Halo, b: Halo) -> Bool {
    a.extents == b.extents
  }

  /// Hashes the extents.
  public func hash(into hasher: inout Hasher) { hasher.combine(extents) }

  private var extents: [Int] {
    [
      layout.rows, layout.columns, layout.top, layout.left, layout.total_rows,
      layout.total_columns, layout.step, layout.plane_columns,
    ]
  }
}

/// What stands around a convolution in a network, called plane by plane while data is in cache.
///
/// A caller that fuses scale, shift, ReLU, residual sums and moments does so in these closures; they
/// may be called on any thread, each plane by one thread.
public struct ConvolutionSurroundings {
  /// Writes what the convolution sees of an input plane, with its border; called once per plane and pass.
  public var read: (_ image: Int, _ block: Int, Halo, UnsafeMutablePointer<Float>) -> Void
  /// Writes the gradient of an output plane, with its border.
  public var readGradient: (_ image: Int, _ block: Int, Halo, UnsafeMutablePointer<Float>) -> Void
  /// Completes an output plane [H'][W'][16], or one of the input's gradient.
  public var finish: Finish?
  /// The maps that `read` reads plane by plane: a pass may fetch what follows.
  public var inputs: [FeatureMap]
  /// The maps that `readGradient` reads.
  public var gradients: [FeatureMap]

  /// Completes a plane and leaves it at its place, which may be where it was computed.
  public typealias Finish = (
    _ image: Int, _ block: Int, _ plane: UnsafeMutablePointer<Float>,
    _ place: UnsafeMutablePointer<Float>
  ) -> Void

  /// Creates surroundings; what a pass does not need may be left out.
  public init(
    read: @escaping (Int, Int, Halo, UnsafeMutablePointer<Float>) -> Void = { _, _, _, _ in },
    readGradient: @escaping (Int, Int, Halo, UnsafeMutablePointer<Float>) -> Void = {
      _,
      _,
      _,
      _ in
    },
    finish: Finish? = nil,
    inputs: [FeatureMap] = [],
    gradients: [FeatureMap] = []
  ) {
    self.read = read
    self.readGradient = readGradient
    self.finish = finish
    self.inputs = inputs
    self.gradients = gradients
  }
}
