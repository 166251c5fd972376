internal import CKernels

/// A kernel with inputs and outputs exchanged, as the gradient of the input needs it.
enum TransposedKernel {
  /// The shape [I, O padded to 16, kh, kw] of the transpose of a kernel [O,I,kh,kw].
  static func shape(_ shape: KernelShape) -> KernelShape {
    KernelShape(
      outputs: shape.inputs,
      inputs: shape.blocks * 16,
      height: shape.height,
      width: shape.width
    )
  }

  /// Writes the transpose of filters with their taps reversed, block of inputs by block.
  static func writeFlipped(
    _ bank: UnsafePointer<Float>,
    _ shape: KernelShape,
    to out: UnsafeMutablePointer<Float>,
    _ engine: Engine
  ) {
    let inputBlock = shape.blocks * 16 * shape.taps * 16
    engine.pool.run((shape.inputs + 15) / 16) { block, _ in
      writeFlipped(
        bank,
        shape,
        inputs: block..<block + 1,
        outputs: 0..<shape.blocks,
        to: out + block * inputBlock,
        engine.kernels
      )
    }
  }

  /// The same of some blocks of inputs, which become outputs, and of some blocks of outputs.
  static func writeFlipped(
    _ bank: UnsafePointer<Float>,
    _ shape: KernelShape,
    inputs: Range<Int>,
    outputs: Range<Int>,
    to out: UnsafeMutablePointer<Float>,
    _ kernels: KernelTable
  ) {
    let taps = shape.taps
    for (row, input) in inputs.enumerated() {
      for (column, output) in outputs.enumerated() {
        for tap in 0..<taps {
          let from = ((output * shape.inputs + input * 16) * taps + tap) * 16
          let to = ((row * outputs.count + column) * 16 * taps + taps - 1 - tap) * 16
          kernels.loops.pointee.transpose(
            min(16, shape.inputs - input * 16),
            bank + from,
            taps * 16,
            16,
            out + to,
            taps * 16
          )
        }
      }
    }
  }
}
