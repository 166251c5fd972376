import Kernels
import Testing
import Training

@Suite("Kernel means")
struct KernelMeansTests {
  private let kernels = Engine().kernels
  private let shape = KernelShape(outputs: 20, inputs: 3, height: 3, width: 3)

  private func normal(_ shape: KernelShape) -> FilterBank {
    var random = RandomSource(seed: 3, purpose: .probe)
    return FilterBank(shape, values: (0..<shape.count).map { _ in random.normal() })
  }

  private func worst(_ values: [Float], length: Int, filter: Int) -> Double {
    stride(from: 0, to: values.count, by: length).map { start in
      let slice = values[start..<start + length].map(Double.init)
      let whole = values[start / filter * filter..<(start / filter + 1) * filter]
      return abs(slice.reduce(0, +)) / Double(length)
        / (whole.map { abs(Double($0)) }.max() ?? 0)
    }.max() ?? 0
  }

  @Test("are the largest of all filters and slices, relative to the filter's largest magnitude")
  func definition() {
    let bank = normal(shape), values = bank.values
    let filters = worst(values, length: 27, filter: 27),
      slices = worst(values, length: 9, filter: 27)
    #expect(abs(KernelMeans.ofFilters(bank, kernels) - filters) < 1e-9)
    #expect(abs(KernelMeans.ofSlices(bank) - slices) < 1e-9)
    #expect(slices > filters)
  }

  @Test("do not depend on the scale, and vanish with the means")
  func centred() {
    var bank = normal(shape)
    let before = KernelMeans.ofSlices(bank)
    let doubled = FilterBank(shape, values: bank.values.map { 2 * $0 })
    #expect(KernelMeans.ofSlices(doubled) == before)
    bank.centerSlices(weight: 1, kernels)
    #expect(KernelMeans.ofSlices(bank) < 1e-7 && KernelMeans.ofFilters(bank, kernels) < 1e-7)
    #expect(KernelMeans.shiftRatio(bank, kernels) < 1e-12)
  }

  @Test("the shift ratio is 1 for independent numbers and grows when filters move together")
  func shift() {
    let wide = KernelShape(outputs: 256, inputs: 16, height: 3, width: 3)
    let bank = normal(wide)
    #expect(abs(KernelMeans.shiftRatio(bank, kernels) - 1) < 0.3)
    // Half of the filters move up and half of them down, by a tenth of their deviation:
    // Σ_j moves by 144/10, Var_o by 14.4², n·v is 144.
    let moved = FilterBank(
      wide,
      values: bank.values.enumerated().map { $1 + ($0 / wide.length % 2 == 0 ? 0.1 : -0.1) }
    )
    let expected = KernelMeans.shiftRatio(bank, kernels) + 14.4 * 14.4 / 144
    #expect(abs(KernelMeans.shiftRatio(moved, kernels) / expected - 1) < 0.2)
  }

  @Test("zeros have no mean, and what is no number is infinite")
  func extremes() {
    #expect(KernelMeans.ofFilters(FilterBank(shape), kernels) == 0)
    #expect(KernelMeans.ofSlices(FilterBank(shape)) == 0)
    #expect(KernelMeans.shiftRatio(FilterBank(shape), kernels) == 0)
    var broken = normal(shape)
    broken[4, 7] = .nan
    #expect(KernelMeans.ofFilters(broken, kernels) == .infinity)
    #expect(KernelMeans.ofSlices(broken) == .infinity)
    #expect(KernelMeans.shiftRatio(broken, kernels) == .infinity)
  }
}
