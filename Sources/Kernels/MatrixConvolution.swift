internal import COpenBLAS

/// Convolution of any kernel size, stride and padding as products of matrices, by OpenBLAS.
///
/// It shares no arithmetic with the engine's own loops, and checks them. With P output pixels,
/// K = kh·kw·I terms and O outputs, all row-major:
///
///     Y[P×O] = X[P×K] W[K×O],   ∂W = Xᵀ ∂Y,   ∂X = ∂Y Wᵀ
///
/// where a row of X is what the kernel sees from one output pixel (im2col).
struct MatrixConvolution: ConvolutionAlgorithm {
  let shape: ConvolutionShape
  let inputHalo: Halo
  let outputHalo: Halo

  /// Rows of X that make a product worth the reading of W.
  private static let wantedRows = 512
  /// Numbers that the partial gradients of one kernel may take.
  private static let partialBudget = 4 << 20

  init(_ shape: ConvolutionShape) {
    // The engine's threads share the images; OpenBLAS's own would compete with them.
    openblas_set_num_threads(1)
    self.shape = shape
    inputHalo = .padded(shape)
    outputHalo = Halo(
      rows: shape.outputHeight,
      columns: shape.outputWidth,
      top: 0,
      left: 0,
      totalRows: shape.outputHeight,
      totalColumns: shape.outputWidth
    )
  }

  /// Output pixels of one image.
  var pixels: Int { shape.outputHeight * shape.outputWidth }
  private var terms: Int { shape.kernel.length }
  /// Numbers of the padded planes of one image, input's or output's.
  private var planes: Int {
    max(shape.inputBlocks * inputHalo.storage, shape.outputBlocks * outputHalo.storage)
  }

  /// W of a kernel, [kh·kw·I][O].
  private func layOut(_ kernel: FilterBank) -> [Float] {
    var weights = [Float](repeating: 0, count: shape.kernel.count)
    let taps = shape.kernel.taps
    for output in 0..<shape.outputChannels {
      for input in 0..<shape.inputChannels {
        for tap in 0..<taps {
          let term = tap * shape.inputChannels + input
          weights[term * shape.outputChannels + output] = kernel[output, input * taps + tap]
        }
      }
    }
    return weights
  }

  func forward(
    _ surroundings: ConvolutionSurroundings,
    kernel: FilterBank,
    output: FeatureMap,
    _ engine: Engine
  ) {
    let weights = layOut(kernel)
    let batch = partition(output.shape.images), memory = reserve(batch, engine)
    engine.pool.run(batch.groups) { group, worker in
      let images = batch.images(ofGroup: group)
      let start = engine.scratch(worker: worker)
      let x = start + memory.x, y = start + memory.y
      readInput(images, surroundings, planes: start, to: x)
      weights.withUnsafeBufferPointer {
        Matrix(x, images.count * pixels, terms)
          .times(Matrix($0.baseAddress, terms, shape.outputChannels), to: y)
      }
      for (index, image) in images.enumerated() {
        writeOutput(y + index * pixels * shape.outputChannels, output, image)
        finish(image, output, surroundings)
      }
    }
  }

  func backward(
    _ surroundings: ConvolutionSurroundings,
    kernel: FilterBank,
    images: Int,
    inputGradient: FeatureMap?,
    kernelGradient: inout FilterBank,
    _ engine: Engine
  ) {
    let batch = partition(images), memory = reserve(batch, engine)
    let size = shape.kernel.count, weights = layOut(kernel)
    let sums = engine.shared(.partials, size * batch.runs)
    engine.pool.run(batch.runs) { run, worker in
      let sum = sums + run * size
      sum.update(repeating: 0, count: size)
      let start = engine.scratch(worker: worker)
      let x = start + memory.x, y = start + memory.y
      for group in batch.groups(ofRun: run) {
        let images = batch.images(ofGroup: group)
        readInput(images, surroundings, planes: start, to: x)
        readGradient(images, surroundings, planes: start, to: y)
        let rows = images.count * pixels
        let gradient = Matrix(y, rows, shape.outputChannels)
        Matrix(x, rows, terms).transposed.times(gradient, adding: true, to: sum)
        guard let inputGradient else { continue }
        // X is not needed any more: its gradient takes its place.
        weights.withUnsafeBufferPointer {
          gradient.times(Matrix($0.baseAddress, terms, shape.outputChannels).transposed, to: x)
        }
        for (index, image) in images.enumerated() {
          writeInputGradient(x + index * pixels * terms, inputGradient, image)
          finish(image, inputGradient, surroundings)
        }
      }
    }
    for run in 1..<max(batch.runs, 1) {
      for index in 0..<size { sums[index] += sums[run * size + index] }
    }
    write(sums, to: &kernelGradient)
  }

  private func finish(_ image: Int, _ map: FeatureMap, _ surroundings: ConvolutionSurroundings) {
    for block in 0..<map.shape.blocks {
      let plane = map.plane(image, block)
      surroundings.finish?(image, block, plane, plane)
    }
  }

  /// Small images are taken together, always the same ones, whatever the number of threads.
  private func partition(_ images: Int) -> BatchPartition {
    BatchPartition(
      images: images,
      group: max(1, min(Self.wantedRows / pixels, (images + 7) / 8)),
      runs: min(16, max(2, Self.partialBudget / shape.kernel.count))
    )
  }

  /// Where X and Y, or their gradients, stand behind the planes in every thread's scratch.
  private func reserve(_ batch: BatchPartition, _ engine: Engine) -> (x: Int, y: Int) {
    let rows = batch.group * pixels
    engine.reserve(planes + rows * (terms + shape.outputChannels))
    return (planes, planes + rows * terms)
  }
}

/// A row-major matrix in memory of somebody else's, or its transpose.
private struct Matrix {
  private let start: UnsafePointer<Float>?
  /// The extent as stored.
  private let rows: Int
  private let columns: Int
  private var isTransposed = false

  /// CBLAS's names of row-major order, and of operands as stored and transposed.
  private static let rowMajor: Int32 = 101
  private static let asStored: Int32 = 111
  private static let exchanged: Int32 = 112

  init(_ start: UnsafePointer<Float>?, _ rows: Int, _ columns: Int) {
    (self.start, self.rows, self.columns) = (start, rows, columns)
  }

  var transposed: Matrix {
    var matrix = self
    matrix.isTransposed.toggle()
    return matrix
  }

  /// Writes, or adds, the product of two matrices.
  func times(_ other: Matrix, adding: Bool = false, to product: UnsafeMutablePointer<Float>) {
    let m = isTransposed ? columns : rows, inner = isTransposed ? rows : columns
    let n = other.isTransposed ? other.rows : other.columns
    cblas_sgemm(
      Self.rowMajor,
      isTransposed ? Self.exchanged : Self.asStored,
      other.isTransposed ? Self.exchanged : Self.asStored,
      Int32(m),
      Int32(n),
      Int32(inner),
      1,
      start,
      Int32(columns),
      other.start,
      Int32(other.columns),
      adding ? 1 : 0,
      product,
      Int32(n)
    )
  }
}
