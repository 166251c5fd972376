package import Kernels

/// Means of a kernel's filters and slices: what the papers' remedies keep at zero.
package enum KernelMeans {
  /// The largest |mean| of a filter over the largest magnitude in it; 0 for filters of zeros.
  package static func ofFilters(_ bank: FilterBank, _ kernels: KernelTable) -> Double {
    let sums = bank.sums(kernels), largest = magnitudes(bank)
    return worst(0..<bank.shape.outputs) { filter in
      ratio(abs(sums[filter]) / Double(bank.shape.length), largest[filter])
    }
  }

  /// The largest |mean| of a kh×kw slice over the largest magnitude in its filter.
  package static func ofSlices(_ bank: FilterBank) -> Double {
    let shape = bank.shape, largest = magnitudes(bank)
    return worst(0..<shape.outputs) { filter in
      worst(0..<shape.inputs) { input in
        let taps = input * shape.taps..<(input + 1) * shape.taps
        let sum = taps.reduce(0.0) { $0 + Double(bank[filter, $1]) }
        return ratio(abs(sum) / Double(shape.taps), largest[filter])
      }
    }
  }

  /// How far filters have moved the same way: Var_o(Σ_j K_oj) / (n · mean_o v_o).
  ///
  /// n is the length of a filter and v_o the biased variance of its numbers; 1 on average for
  /// independent numbers.
  ///
  /// - Source: Liu, Ge, Li, Gui 2021, arXiv 2103.11590, shift of the average gradient.
  package static func shiftRatio(_ bank: FilterBank, _ kernels: KernelTable) -> Double {
    let filters = 0..<bank.shape.outputs, count = Double(bank.shape.outputs)
    let length = Double(bank.shape.length)
    let sums = bank.sums(kernels), squares = bank.dots(bank, kernels)
    let mean = filters.reduce(0.0) { $0 + sums[$1] } / count
    let spread = filters.reduce(0.0) { $0 + (sums[$1] - mean) * (sums[$1] - mean) } / count
    let variance =
      filters.reduce(0.0) { total, filter in
        total + squares[filter] / length - (sums[filter] / length) * (sums[filter] / length)
      } / count
    return ratio(spread, length * variance)
  }

  /// The largest magnitude of every filter.
  private static func magnitudes(_ bank: FilterBank) -> [Double] {
    var largest = [Float](repeating: 0, count: bank.shape.blocks * 16)
    for (index, value) in bank.storage.enumerated() {
      let filter = index / (bank.shape.length * 16) * 16 + index % 16
      // Not max: it would lose what is no number.
      if !(abs(value) <= largest[filter]) { largest[filter] = abs(value) }
    }
    return largest.map(Double.init)
  }

  private static func worst(_ range: Range<Int>, _ value: (Int) -> Double) -> Double {
    range.reduce(0.0) { largest, index in
      let value = value(index)
      return value <= largest ? largest : value
    }
  }

  /// A quotient that is 0 for 0/0, and infinite where something is no number.
  private static func ratio(_ numerator: Double, _ denominator: Double) -> Double {
    guard numerator != 0 else { return 0 }
    let quotient = numerator / denominator
    return quotient.isNaN ? .infinity : quotient
  }
}
