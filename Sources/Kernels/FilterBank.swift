internal import CKernels

/// The extent of a convolution's kernel, [O,I,kh,kw].
public struct KernelShape: Sendable, Hashable, CustomStringConvertible {
  /// Filters, O.
  public var outputs: Int
  /// Input channels, I.
  public var inputs: Int
  /// Rows, kh.
  public var height: Int
  /// Columns, kw.
  public var width: Int

  /// Creates a shape; every extent is at least 1.
  public init(outputs: Int, inputs: Int, height: Int = 1, width: Int = 1) {
    precondition(
      outputs > 0 && inputs > 0 && height > 0 && width > 0,
      "a kernel of shape [\(outputs),\(inputs),\(height),\(width)]"
    )
    self.outputs = outputs
    self.inputs = inputs
    self.height = height
    self.width = width
  }

  /// One number per output channel.
  public static func vector(_ count: Int) -> KernelShape { KernelShape(outputs: count, inputs: 1) }

  /// Numbers of one filter: the fan-in, I·kh·kw.
  public var length: Int { inputs * height * width }
  /// Numbers of one slice, kh·kw.
  public var taps: Int { height * width }
  /// Blocks of 16 filters.
  public var blocks: Int { (outputs + 15) / 16 }
  /// Numbers of all filters, padding excluded.
  public var count: Int { outputs * length }

  /// The extents, `[O,I,kh,kw]`.
  public var description: String { "[\(outputs),\(inputs),\(height),\(width)]" }
}

/// Filters [O,I,kh,kw], stored as [O/16][I][kh][kw][16] with lane = filter.
///
/// A number per channel is a bank whose filters have length 1, so that kernels, scales and biases
/// share one layout. Lanes beyond the last filter hold zeros.
public struct FilterBank: Sendable, Hashable {
  /// The extent, [O,I,kh,kw].
  public let shape: KernelShape
  /// The numbers in storage order.
  public var storage: [Float]

  /// Creates filters of zeros, or of one repeated value.
  public init(_ shape: KernelShape, repeating value: Float = 0) {
    self.shape = shape
    storage = [Float](repeating: 0, count: shape.blocks * shape.length * 16)
    if value != 0 { for filter in 0..<shape.outputs { fill(filter, value) } }
  }

  /// Creates filters from row-major [O,I,kh,kw].
  public init(_ shape: KernelShape, values: [Float]) {
    precondition(values.count == shape.count, "\(values.count) values for a kernel \(shape)")
    self.init(shape)
    for filter in 0..<shape.outputs {
      for index in 0..<shape.length { self[filter, index] = values[filter * shape.length + index] }
    }
  }

  /// One number of one filter; the index counts row-major within [I,kh,kw].
  public subscript(filter: Int, index: Int) -> Float {
    get { storage[(filter / 16 * shape.length + index) * 16 + filter % 16] }
    set { storage[(filter / 16 * shape.length + index) * 16 + filter % 16] = newValue }
  }

  /// The number of a filter of length 1.
  public subscript(filter: Int) -> Float {
    get { self[filter, 0] }
    set { self[filter, 0] = newValue }
  }

  /// The numbers in row-major order [O,I,kh,kw].
  public var values: [Float] {
    (0..<shape.outputs).flatMap { filter in (0..<shape.length).map { self[filter, $0] } }
  }

  private mutating func fill(_ filter: Int, _ value: Float) {
    for index in 0..<shape.length { self[filter, index] = value }
  }
}

extension FilterBank {
  /// Calls `body` with the numbers in storage order, which threads may read together.
  func withStorage(_ body: (UnsafePointer<Float>) -> Void) {
    storage.withUnsafeBufferPointer { if let start = $0.baseAddress { body(start) } }
  }

  /// Calls `body` with the numbers in storage order, of which threads may write different ones.
  mutating func withMutableStorage(_ body: (UnsafeMutablePointer<Float>) -> Void) {
    storage.withUnsafeMutableBufferPointer { if let start = $0.baseAddress { body(start) } }
  }

  /// Numbers per filter that come with lanes of padding: a scale, a mean, a bias.
  public typealias PerFilter = [Double]

  /// Σ_j x_j over each filter, summed in double; padding lanes give 0.
  public func sums(_ kernels: KernelTable) -> PerFilter {
    var sums = PerFilter(repeating: 0, count: shape.blocks * 16)
    kernels.loops.pointee.filter_sum(shape.blocks, shape.length, storage, &sums)
    return sums
  }

  /// Σ_j x_j·y_j over each filter, summed in double; padding lanes give 0.
  public func dots(_ other: FilterBank, _ kernels: KernelTable) -> PerFilter {
    var sums = PerFilter(repeating: 0, count: shape.blocks * 16)
    kernels.loops.pointee.filter_dot(
      shape.blocks,
      shape.length,
      storage,
      other.storage,
      &sums
    )
    return sums
  }

  /// Becomes a·x + b·y + c, with one a, b and c per filter.
  public mutating func assign(
    _ a: PerFilter,
    _ x: FilterBank,
    plus b: PerFilter,
    _ y: FilterBank,
    plus c: PerFilter,
    _ kernels: KernelTable
  ) {
    kernels.loops.pointee.filter_combine(
      shape.blocks,
      shape.length,
      a.map(Float.init),
      x.storage,
      b.map(Float.init),
      y.storage,
      c.map(Float.init),
      &storage
    )
    clearPadding()
  }

  /// Becomes a·x + c, with one a and c per filter.
  public mutating func assign(
    _ a: PerFilter,
    _ x: FilterBank,
    plus c: PerFilter,
    _ kernels: KernelTable
  ) {
    let none = PerFilter(repeating: 0, count: a.count)
    assign(a, x, plus: none, x, plus: c, kernels)
  }

  /// Subtracts weight × the mean of every kh×kw slice from the slice.
  public mutating func centerSlices(weight: Float, _ kernels: KernelTable) {
    kernels.loops.pointee.slice_center(
      shape.blocks * shape.inputs,
      shape.taps,
      weight,
      &storage
    )
  }

  /// Sets the lanes beyond the last filter to zero.
  private mutating func clearPadding() {
    let used = shape.outputs % 16
    guard used > 0 else { return }
    let last = (shape.blocks - 1) * shape.length
    for index in 0..<shape.length {
      for lane in used..<16 { storage[(last + index) * 16 + lane] = 0 }
    }
  }
}

extension KernelTable {
  /// One step of gradient descent: v ← momentum·v + (g + decay·w), w ← w − rate·v, or Nesterov's.
  public func descend(
    _ value: inout FilterBank,
    velocity: inout FilterBank,
    gradient: FilterBank,
    rate: Float,
    momentum: Float,
    decay: Float,
    nesterov: Bool
  ) {
    loops.pointee.descend(
      value.storage.count,
      rate,
      momentum,
      decay,
      nesterov ? 1 : 0,
      gradient.storage,
      &velocity.storage,
      &value.storage
    )
  }
}
