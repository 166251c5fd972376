import Kernels
import Methods
import Testing

@Suite("Mean shift rejection")
struct MeanShiftRejectionTests {
  static let shape = KernelShape(outputs: 18, inputs: 20, height: 3, width: 3)

  /// The means of all k×k slices.
  static func sliceMeans(_ bank: FilterBank) -> [Double] {
    (0..<bank.shape.outputs).flatMap { filter in
      let values = Samples.filter(bank, filter)
      return stride(from: 0, to: values.count, by: bank.shape.taps).map {
        Array(values[$0..<$0 + bank.shape.taps]).mean
      }
    }
  }

  private static func ruled(_ weight: Float?) throws -> (before: FilterBank, after: FilterBank) {
    let before = Samples.kernel(shape)
    var after = before
    let rule = weight.map { MeanShiftRejection(weight: $0) } ?? MeanShiftRejection()
    rule.apply(to: &after, raw: Samples.kernel(shape, seed: 2), try Samples.kernels())
    return (before, after)
  }

  @Test("M = 1, the default, leaves no slice mean and nothing else changes")
  func projection() throws {
    let (before, after) = try Self.ruled(nil)
    #expect(Self.sliceMeans(after).allSatisfy { abs($0) <= 1e-6 * 0.5 })
    let means = Self.sliceMeans(before)
    for filter in 0..<18 {
      for index in 0..<180 {
        let expected = Double(before[filter, index]) - means[filter * 20 + index / 9]
        #expect(abs(Double(after[filter, index]) - expected) <= 3e-7)
      }
    }
    #expect(Samples.padding(after).allSatisfy { $0 == 0 })
    // A projection: applied again it changes rounding errors alone.
    var again = after
    MeanShiftRejection().apply(to: &again, raw: before, try Samples.kernels())
    #expect(worstError(again.values.map(Double.init), after.values.map(Double.init)) <= 2e-7)
  }

  @Test("M = 0.9 leaves a tenth of every slice mean, M = 0 all of it")
  func shares() throws {
    for (weight, share) in [(0.9 as Float, 0.1), (0, 1), (0.5, 0.5)] {
      let (before, after) = try Self.ruled(weight)
      let expected = Self.sliceMeans(before).map { share * $0 }
      #expect(worstError(Self.sliceMeans(after), expected) <= 1e-5)
    }
  }

  @Test("keeps slice means at zero through training with momentum and decay")
  func training() throws {
    let kernels = try Samples.kernels()
    var random = RandomSource(seed: 1, purpose: .initialization)
    var weight = UnitNorm(hasZeroMean: true).kernel(Samples.place(Self.shape), &random)
    var velocity = FilterBank(Self.shape)
    let start = weight
    for step in 0..<100 {
      var gradient = Samples.kernel(Self.shape, seed: UInt64(step), mean: 0.1, deviation: 0.02)
      MeanShiftRejection().apply(to: &gradient, raw: weight, kernels)
      kernels.descend(
        &weight,
        velocity: &velocity,
        gradient: gradient,
        rate: 0.1,
        momentum: 0.9,
        decay: 5e-4,
        nesterov: false
      )
    }
    #expect(Self.sliceMeans(weight).allSatisfy { abs($0) <= 1e-6 })
    #expect(worstError(weight.values.map(Double.init), start.values.map(Double.init)) > 0.1)
  }
}
