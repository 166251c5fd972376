import Kernels
import Testing

@Suite("Filter bank")
struct FilterBankTests {
  static let shapes = [
    KernelShape(outputs: 16, inputs: 3, height: 3, width: 3),
    KernelShape(outputs: 10, inputs: 5, height: 1, width: 1),
    KernelShape(outputs: 33, inputs: 2, height: 3, width: 5),
    KernelShape.vector(7), KernelShape.vector(32),
  ]

  static func bank(_ shape: KernelShape, seed: UInt64 = 1, mean: Float = 0) -> FilterBank {
    FilterBank(shape, values: RandomValues.normal(shape.count, seed: seed, mean: mean))
  }

  /// The numbers of the lanes beyond the last filter.
  static func padding(_ bank: FilterBank) -> [Float] {
    let used = bank.shape.outputs % 16
    guard used > 0 else { return [] }
    return bank.storage.suffix(bank.shape.length * 16).enumerated().compactMap {
      $0.offset % 16 >= used ? $0.element : nil
    }
  }

  @Test("values go in and out unchanged, and the padding is zero", arguments: shapes)
  func roundTrip(_ shape: KernelShape) {
    let values = RandomValues.normal(shape.count)
    let bank = FilterBank(shape, values: values)
    #expect(bank.values == values)
    #expect(bank.storage.count == shape.blocks * shape.length * 16)
    #expect(Self.padding(bank).allSatisfy { $0 == 0 })
    let repeated = FilterBank(shape, repeating: 2.5)
    #expect(repeated.values.allSatisfy { $0 == 2.5 })
    #expect(Self.padding(repeated).allSatisfy { $0 == 0 })
    #expect(FilterBank(shape).storage.allSatisfy { $0 == 0 })
  }

  @Test("a filter is a lane")
  func lanes() {
    let shape = KernelShape(outputs: 20, inputs: 2, height: 1, width: 2)
    var bank = FilterBank(shape, values: (0..<shape.count).map(Float.init))
    #expect(bank[17, 3] == Float(17 * 4 + 3))
    #expect(bank.storage[(1 * 4 + 3) * 16 + 1] == bank[17, 3])
    bank[17, 3] = -1
    #expect(bank.values[17 * 4 + 3] == -1)
    var vector = FilterBank(.vector(3), values: [1, 2, 3])
    vector[1] = 9
    #expect(vector.values == [1, 9, 3])
    #expect(vector[2] == 3)
  }

  @Test("sums and dots agree with double arithmetic, and padding lanes give 0", arguments: shapes)
  func reductions(_ shape: KernelShape) throws {
    let kernels = try bestKernels()
    let x = Self.bank(shape, mean: 1000), y = Self.bank(shape, seed: 2)
    let sums = x.sums(kernels), dots = x.dots(y, kernels)
    #expect(sums.count == shape.blocks * 16 && dots.count == sums.count)
    for filter in 0..<shape.outputs {
      var sum = 0.0, dot = 0.0, size = 0.0
      for index in 0..<shape.length {
        sum += Double(x[filter, index])
        dot += Double(x[filter, index]) * Double(y[filter, index])
        size += abs(Double(x[filter, index]) * Double(y[filter, index]))
      }
      #expect(abs(sums[filter] - sum) <= 1e-13 * sum.magnitude)
      #expect(abs(dots[filter] - dot) <= 1e-13 * size)
    }
    #expect(sums[shape.outputs...].allSatisfy { $0 == 0 })
    #expect(dots[shape.outputs...].allSatisfy { $0 == 0 })
  }

  @Test("assign is a·x + b·y + c per filter, and the padding stays zero", arguments: shapes)
  func assign(_ shape: KernelShape) throws {
    let kernels = try bestKernels(), count = shape.blocks * 16
    let x = Self.bank(shape), y = Self.bank(shape, seed: 2)
    // Coefficients in the padding lanes too: they must not reach the filters.
    let a = (0..<count).map { 0.5 + Double($0) }, b = a.map { -2 * $0 }, c = a.map { $0 - 3 }
    var sum = FilterBank(shape), shifted = FilterBank(shape)
    sum.assign(a, x, plus: b, y, plus: c, kernels)
    shifted.assign(a, x, plus: c, kernels)
    for filter in 0..<shape.outputs {
      for index in 0..<shape.length {
        let u = Double(x[filter, index]), v = Double(y[filter, index])
        let expected = a[filter] * u + b[filter] * v + c[filter]
        let size = abs(a[filter] * u) + abs(b[filter] * v) + abs(c[filter])
        #expect(abs(Double(sum[filter, index]) - expected) <= 1.2e-7 * size)
        #expect(
          abs(Double(shifted[filter, index]) - (a[filter] * u + c[filter])) <= 1.2e-7 * size
        )
      }
    }
    #expect(Self.padding(sum).allSatisfy { $0 == 0 })
    #expect(Self.padding(shifted).allSatisfy { $0 == 0 })
    // A result may replace its operand.
    var inPlace = x
    inPlace.assign(a, inPlace, plus: b, y, plus: c, kernels)
    #expect(inPlace == sum)
  }

  @Test("coefficients that are not numbers do not reach the padding")
  func notNumbers() throws {
    let kernels = try bestKernels()
    var bank = Self.bank(KernelShape(outputs: 3, inputs: 2))
    let ones = [Double](repeating: 1, count: 3) + [Double](repeating: .nan, count: 13)
    let before = bank
    bank.assign(ones, bank, plus: [Double](repeating: 0, count: 16), kernels)
    #expect(bank == before)
  }

  @Test("centerSlices subtracts a share of every slice's mean", arguments: shapes, [0, 0.5, 1])
  func center(_ shape: KernelShape, _ weight: Float) throws {
    let kernels = try bestKernels()
    let x = Self.bank(shape, mean: 3)
    var centred = x
    centred.centerSlices(weight: weight, kernels)
    for filter in 0..<shape.outputs {
      for start in stride(from: 0, to: shape.length, by: shape.taps) {
        let slice = (start..<start + shape.taps).map { Double(x[filter, $0]) }
        let mean = slice.reduce(0, +) / Double(shape.taps)
        for tap in 0..<shape.taps {
          let expected = slice[tap] - Double(weight) * mean
          #expect(abs(Double(centred[filter, start + tap]) - expected) <= 2e-6)
        }
      }
    }
    #expect(Self.padding(centred).allSatisfy { $0 == 0 })
  }

  @Test("descend is gradient descent with momentum and decay", arguments: shapes, [false, true])
  func descend(_ shape: KernelShape, _ nesterov: Bool) throws {
    let kernels = try bestKernels()
    let rate = 0.125, momentum = 0.75, decay = 0.0625
    var w = Self.bank(shape), velocity = Self.bank(shape, seed: 2)
    let gradient = Self.bank(shape, seed: 3), before = w, speed = velocity
    kernels.descend(
      &w,
      velocity: &velocity,
      gradient: gradient,
      rate: Float(rate),
      momentum: Float(momentum),
      decay: Float(decay),
      nesterov: nesterov
    )
    for index in w.storage.indices {
      let step = Double(gradient.storage[index]) + decay * Double(before.storage[index])
      let v = momentum * Double(speed.storage[index]) + step
      let move = nesterov ? momentum * v + step : v
      #expect(abs(Double(velocity.storage[index]) - v) <= 1e-6)
      #expect(abs(Double(w.storage[index]) - (Double(before.storage[index]) - rate * move)) <= 1e-6)
    }
    #expect(Self.padding(w).allSatisfy { $0 == 0 })
    #expect(Self.padding(velocity).allSatisfy { $0 == 0 })
  }

  @Test("every pass gives the same bits on every level", arguments: shapes)
  func bits(_ shape: KernelShape) throws {
    let x = Self.bank(shape), y = Self.bank(shape, seed: 2)
    let a = (0..<shape.blocks * 16).map { 0.1 + Double($0) / 7 }
    try expectSameBits { kernels in
      var z = x, velocity = y
      z.assign(a, x, plus: a.map { -$0 / 3 }, y, plus: a, kernels)
      z.centerSlices(weight: 0.9, kernels)
      kernels.descend(
        &z,
        velocity: &velocity,
        gradient: x,
        rate: 0.1,
        momentum: 0.9,
        decay: 5e-4,
        nesterov: true
      )
      let sums = (x.sums(kernels) + x.dots(y, kernels)).map {
        [Float($0), Float($0 - Double(Float($0)))]
      }
      return z.storage + velocity.storage + sums.joined()
    }
  }

  @Test("a shape knows its lengths")
  func extents() {
    let shape = KernelShape(outputs: 33, inputs: 4, height: 3, width: 5)
    #expect(shape.length == 60)
    #expect(shape.taps == 15)
    #expect(shape.blocks == 3)
    #expect(shape.count == 33 * 60)
    #expect(shape.description == "[33,4,3,5]")
    #expect(KernelShape.vector(5) == KernelShape(outputs: 5, inputs: 1, height: 1, width: 1))
  }

  @Test("refuses an empty extent and a wrong number of values")
  func refusals() async {
    await #expect(processExitsWith: .failure) { _ = KernelShape(outputs: 0, inputs: 1) }
    await #expect(processExitsWith: .failure) {
      _ = FilterBank(.vector(3), values: [1, 2])
    }
  }
}
