import Kernels
import Methods
import Testing

/// Operands for tests, the same in every run.
enum Samples {
  /// Kernels with one tap and with nine, of fewer and of more than sixteen filters.
  static let kernelShapes = [
    KernelShape(outputs: 5, inputs: 3, height: 3, width: 3), KernelShape(outputs: 18, inputs: 20),
    KernelShape(outputs: 16, inputs: 2, height: 1, width: 5),
  ]

  /// The loops of the fastest level.
  static func kernels() throws -> KernelTable { try #require(KernelTable(level: .best)) }

  /// The loops of every level that this machine has.
  static var levels: [KernelTable] {
    KernelLevel.allCases.compactMap { KernelTable(level: $0) }
  }

  /// A place in a network.
  static func place(
    _ shape: KernelShape,
    role: KernelContext.Role = .block
  ) -> KernelContext {
    KernelContext(name: "conv", role: role, shape: shape)
  }

  /// A place for a rule.
  static func place(
    channels: Int,
    role: KernelContext.Role = .block,
    isPlain: Bool = false
  ) -> ActivationContext {
    ActivationContext(
      channels: channels,
      convolution: "conv",
      normalization: "norm",
      role: role,
      isPlain: isPlain
    )
  }

  /// Normal numbers on a grid of 2⁻¹⁴, so that small steps from them are exact.
  static func numbers(
    _ count: Int,
    seed: UInt64 = 1,
    mean: Float = 0,
    deviation: Float = 1
  ) -> [Float] {
    var random = RandomSource(seed: seed, purpose: .probe)
    return (0..<count).map { _ in
      ((mean + deviation * random.normal()) * 0x1p14).rounded() * 0x1p-14
    }
  }

  /// A kernel of such numbers; by default far from zero mean.
  static func kernel(
    _ shape: KernelShape,
    seed: UInt64 = 1,
    mean: Float = 0.25,
    deviation: Float = 0.5
  ) -> FilterBank {
    FilterBank(
      shape,
      values: numbers(shape.count, seed: seed, mean: mean, deviation: deviation)
    )
  }

  /// One filter in double.
  static func filter(_ bank: FilterBank, _ filter: Int) -> [Double] {
    (0..<bank.shape.length).map { Double(bank[filter, $0]) }
  }

  /// The numbers of the lanes beyond the last filter.
  static func padding(_ bank: FilterBank) -> [Float] {
    let used = bank.shape.outputs % 16
    guard used > 0 else { return [] }
    return bank.storage.suffix(bank.shape.length * 16).enumerated().compactMap {
      $0.offset % 16 >= used ? $0.element : nil
    }
  }
}

extension [Double] {
  /// The mean of the numbers.
  var mean: Double { reduce(0, +) / Double(count) }
  /// Σ(x − mean)².
  var squares: Double {
    let mean = mean
    return reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  }
  /// √Σx².
  var norm: Double { reduce(0) { $0 + $1 * $1 }.squareRoot() }
}

/// The largest |ours − reference| over the largest |reference|; infinity when it is no number.
func worstError(_ ours: [Double], _ reference: [Double]) -> Double {
  guard ours.count == reference.count else { return .infinity }
  let scale = max(reference.map(abs).max() ?? 0, 1e-12)
  let errors = zip(ours, reference).map { abs($0 - $1) }
  return errors.allSatisfy { $0.isFinite } ? (errors.max() ?? 0) / scale : .infinity
}

/// A derivative by five points, whose error falls with the fourth power of the step.
func derivative(step: Double, _ loss: (_ change: Float) -> Double) -> Double {
  let near = loss(Float(step)) - loss(Float(-step))
  let far = loss(Float(2 * step)) - loss(Float(-2 * step))
  return (8 * near - far) / (12 * step)
}
