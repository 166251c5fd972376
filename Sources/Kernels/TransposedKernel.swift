internal import CKernels

/// A kernel with inputs and outputs exchanged, as the gradient of the input needs it.
enum TransposedKernel {
  /// The filters [I, O padded to 16, kh, kw] of a kernel [O,I,kh,kw], taps reversed when flipped.
  static func of(_ kernel: FilterBank, flipped: Bool, _ kernels: KernelTable) -> FilterBank {
    let shape = kernel.shape
    var bank = FilterBank(
      KernelShape(
        outputs: shape.inputs, inputs: shape.blocks * 16, height: shape.height,
        width: shape.width))
    let fromBlock = shape.length * 16, toBlock = 16 * shape.taps * 16
    kernel.storage.withUnsafeBufferPointer { from in
      bank.storage.withUnsafeMutableBufferPointer { to in
        guard let from = from.baseAddress, let to = to.baseAddress else { return }
        for block in 0..<shape.blocks {
          kernels.loops.pointee.transpose(
            shape.inputs, shape.taps, flipped ? 1 : 0, from + block * fromBlock,
            to + block * toBlock, shape.blocks * toBlock)
        }
      }
    }
    return bank
  }
}
