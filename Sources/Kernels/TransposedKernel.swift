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
    let taps = shape.taps
    nonisolated(unsafe) let bank = bank, out = out
    engine.pool.run((shape.inputs + 15) / 16) { inputBlock, _ in
      let rows = min(16, shape.inputs - inputBlock * 16)
      for block in 0..<shape.blocks {
        for tap in 0..<taps {
          let from = ((block * shape.inputs + inputBlock * 16) * taps + tap) * 16
          let to = ((inputBlock * shape.blocks + block) * 16 * taps + taps - 1 - tap) * 16
          engine.kernels.loops.pointee.transpose(
            rows,
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
