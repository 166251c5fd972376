/// A part of a kernel in Winograd's domain: some of its filters, and some of their inputs.
///
/// It is a kernel of its own, small enough to stay in a core's cache from its transform to its use.
struct WinogradSlice {
  /// Blocks of 16 filters, and of 16 of their inputs.
  let outputs: Range<Int>
  let inputs: Range<Int>
  let kernel: WinogradKernel

  /// Blocks of inputs that are taken together: the slice and a few tiles share a common L2 cache.
  private static let inputBlocks = 4

  /// The slices of one group of a kernel, in the order of their inputs.
  static func all(of kernel: WinogradKernel, _ group: PackedLayout.Group) -> [WinogradSlice] {
    stride(from: 0, to: kernel.inputBlocks, by: inputBlocks).map { first in
      let end = min(first + inputBlocks, kernel.inputBlocks)
      return WinogradSlice(
        outputs: group.blocks,
        inputs: first..<end,
        kernel: WinogradKernel(
          kernel.form,
          inputs: min(end * 16, kernel.inputs) - first * 16,
          outputs: group.vectors * 16
        )
      )
    }
  }

  /// Numbers that a slice takes at most, as filters and as elements.
  static let filterStorage = 2 * inputBlocks * 9 * 256
  static func storage(_ form: WinogradForm) -> Int {
    WinogradKernel(form, inputs: inputBlocks * 16, outputs: 32).storage
  }

  /// Where the slice begins among filters that are `length` vectors apart.
  func place(length: Int) -> Int {
    (outputs.lowerBound * length + inputs.lowerBound * 16 * 9) * 16
  }
}
