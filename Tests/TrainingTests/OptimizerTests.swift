import Kernels
import Methods
import Testing
import Training

@Suite("Optimizer")
struct OptimizerTests {
  /// What five steps give, and what the formula gives in double precision.
  private func descend(
    _ optimizer: Optimizer,
    rate: Double = 0.05,
    decays: Bool = true,
    rateFactor: Double = 1
  ) throws -> (found: [Float], expected: [Double]) {
    let shape = KernelShape(outputs: 18, inputs: 3, height: 3, width: 3)
    var random = RandomSource(seed: 4, purpose: .probe)
    let start = (0..<shape.count).map { _ in random.normal() }
    var parameter = Parameter(
      "w",
      FilterBank(shape, values: start),
      decays: decays,
      rateFactor: rateFactor
    )
    var expected = start.map(Double.init)
    var velocity = [Double](repeating: 0, count: shape.count)
    let kernels = try #require(KernelTable(level: .best))
    for _ in 0..<5 {
      let gradient = (0..<shape.count).map { _ in random.normal() }
      parameter.gradient = FilterBank(shape, values: gradient)
      optimizer.step(&parameter, rate: rate, kernels)
      for index in expected.indices {
        let decay = decays ? optimizer.weightDecay : 0
        let g = Double(gradient[index]) + decay * expected[index]
        velocity[index] = optimizer.momentum * velocity[index] + g
        let direction =
          optimizer.nesterov ? g + optimizer.momentum * velocity[index] : velocity[index]
        expected[index] -= rate * rateFactor * direction
      }
    }
    return (parameter.value.values, expected)
  }

  @Test(
    "follows the formula",
    arguments: [
      Optimizer(momentum: 0, weightDecay: 0), Optimizer(momentum: 0.9, weightDecay: 0),
      Optimizer(momentum: 0.9, weightDecay: 0.1),
      Optimizer(momentum: 0.9, weightDecay: 0.1, nesterov: true),
    ],
    [true, false]
  )
  func formula(_ optimizer: Optimizer, _ decays: Bool) throws {
    let (found, expected) = try descend(optimizer, decays: decays)
    for (value, wanted) in zip(found, expected) {
      #expect(abs(Double(value) - wanted) <= 2e-6 * max(1, abs(wanted)))
    }
  }

  @Test("Nesterov's momentum is not the plain one")
  func nesterov() throws {
    let plain = try descend(Optimizer(momentum: 0.9)).found
    let other = try descend(Optimizer(momentum: 0.9, nesterov: true)).found
    #expect(plain != other)
  }

  @Test("what does not decay ignores the decay to the last bit")
  func noDecay() throws {
    let without = try descend(Optimizer(momentum: 0.9, weightDecay: 0)).found
    let spared = try descend(Optimizer(momentum: 0.9, weightDecay: 0.5), decays: false).found
    let pulled = try descend(Optimizer(momentum: 0.9, weightDecay: 0.5)).found
    #expect(spared == without)
    #expect(pulled != without)
  }

  @Test("a rate factor multiplies the learning rate")
  func rateFactor() throws {
    let optimizer = Optimizer(momentum: 0.9, weightDecay: 0.1)
    let factored = try descend(optimizer, rate: 0.2, rateFactor: 0.25)
    let plain = try descend(optimizer, rate: 0.05)
    #expect(factored.found == plain.found)
    #expect(try descend(optimizer, rate: 0.2).found != plain.found)
  }

  @Test("biases and the classifier have learning rates of their own")
  func groups() throws {
    var optimizer = Optimizer(momentum: 0)
    optimizer.biasRateFactor = 0.5
    optimizer.classifierRateFactor = 0.25
    let kernels = try #require(KernelTable(level: .best))
    let moved = ["conv1.weight", "conv1.bias", "fc.weight", "fc.bias", "bn1.weight"].map { name in
      var parameter = Parameter(name, channels: 1, repeating: 0)
      parameter.gradient[0] = -1
      optimizer.step(&parameter, rate: 1, kernels)
      return parameter.value[0]
    }
    #expect(moved == [1, 0.5, 0.25, 0.25, 1])
  }

  @Test("lanes beyond the last filter stay zero")
  func padding() throws {
    var parameter = Parameter("w", channels: 5, repeating: 1)
    parameter.gradient = FilterBank(.vector(5), repeating: 1)
    let kernels = try #require(KernelTable(level: .best))
    Optimizer(momentum: 0.9, weightDecay: 0.1).step(&parameter, rate: 0.1, kernels)
    #expect(parameter.value.storage[5...].allSatisfy { $0 == 0 })
    #expect(parameter.value.values.allSatisfy { $0 < 1 })
  }
}
