internal import CKernels

/// The layout of a kernel in Winograd's domain: [36][group][input][vectors][16 of o], inputs padded to 16.
struct WinogradKernel: Sendable {
  let form: WinogradForm
  let inputs: Int
  let inputBlocks: Int
  let outputBlocks: Int
  let groups: [PackedLayout.Group]
  /// Numbers between the elements; skewed so that 36 streams do not share cache sets.
  let element: Int

  var storage: Int { WinogradForm.kernelElements * element }

  init(_ form: WinogradForm, inputs: Int, outputs: Int) {
    self.form = form
    self.inputs = inputs
    let blocks = (inputs + 15) / 16, outputBlocks = (outputs + 15) / 16
    inputBlocks = blocks
    self.outputBlocks = outputBlocks
    groups = PackedLayout.groups(outputBlocks: outputBlocks, perBlock: blocks * 256)
    element = blocks * 16 * outputBlocks * 16 + 48
  }

  /// U = G w Gᵀ of every filter pair, whose filters are `length` vectors apart.
  func transform(
    _ bank: UnsafePointer<Float>,
    length: Int,
    to u: UnsafeMutablePointer<Float>,
    _ engine: Engine
  ) {
    engine.pool.run(groups.count) { index, _ in
      transform(index, bank, length: length, to: u, engine.kernels)
    }
  }

  /// The same of one group.
  func transform(
    _ index: Int,
    _ bank: UnsafePointer<Float>,
    length: Int,
    to u: UnsafeMutablePointer<Float>,
    _ kernels: KernelTable
  ) {
    let transforms = form.transforms(kernels), group = groups[index]
    for vector in 0..<group.vectors {
      transforms.kernel(
        inputs,
        bank + (group.block + vector) * length * 16,
        9 * 16,
        u + group.offset + vector * 16,
        group.vectors * 16,
        element,
        WinogradTiles.isFar(storage) ? 1 : 0
      )
    }
    // Inputs that do not exist must not leave what was there before.
    let padding = inputBlocks * 16 - inputs
    for e in 0..<WinogradForm.kernelElements where padding > 0 {
      (u + e * element + group.offset + inputs * group.vectors * 16)
        .update(repeating: 0, count: padding * group.vectors * 16)
    }
  }

  /// Sums the runs' gradients in order and writes w = Gᵀ U G.
  func gradient(
    _ partial: UnsafeMutablePointer<Float>,
    runs: Int,
    to bank: UnsafeMutablePointer<Float>,
    length: Int,
    _ engine: Engine
  ) {
    let loops = engine.kernels.loops
    engine.pool.run(groups.count) { index, _ in
      let group = groups[index]
      for run in 1..<max(runs, 1) {
        for e in 0..<WinogradForm.kernelElements {
          let at = e * element + group.offset
          loops.pointee.add(group.storage, partial + run * storage + at, partial + at)
        }
      }
      gradient(index, partial, to: bank, length: length, engine.kernels)
    }
  }

  /// Writes w = Gᵀ U G of one group.
  func gradient(
    _ index: Int,
    _ u: UnsafePointer<Float>,
    to bank: UnsafeMutablePointer<Float>,
    length: Int,
    _ kernels: KernelTable
  ) {
    let transforms = form.transforms(kernels), group = groups[index]
    for vector in 0..<group.vectors {
      transforms.kernelGradient(
        inputs,
        u + group.offset + vector * 16,
        group.vectors * 16,
        element,
        bank + (group.block + vector) * length * 16,
        9 * 16
      )
    }
  }
}
