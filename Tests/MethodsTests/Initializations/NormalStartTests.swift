import Kernels
import Methods
import Testing

@Suite("Normal start")
struct NormalStartTests {
  static let shapes = [
    KernelShape(outputs: 64, inputs: 64, height: 3, width: 3),
    KernelShape(outputs: 100, inputs: 512),
    KernelShape(outputs: 1000, inputs: 3, height: 5, width: 5),
  ]

  @Test(
    "numbers have mean 0, the rule's variance and the kurtosis of a normal distribution",
    arguments: shapes
  )
  func moments(_ shape: KernelShape) {
    let fanIn = Double(shape.length), fanOut = Double(shape.outputs * shape.taps)
    let rules: [(NormalStart.Rule, Double)] = [
      (.he, 2 / fanIn), (.xavier, 2 / (fanIn + fanOut)), (.classifier, 1 / fanIn),
    ]
    for (rule, variance) in rules {
      let bank = InitializationSample.kernel(NormalStart(rule), shape)
      let values = bank.values.map { Double($0) / variance.squareRoot() }
      // Four standard errors of a normal sample's mean, variance and fourth moment.
      let error = 4 / Double(values.count).squareRoot()
      #expect(abs(values.mean) <= error)
      #expect(abs(values.squares / Double(values.count) - 1) <= error * 2.0.squareRoot())
      let fourth = values.map { $0 * $0 * $0 * $0 }.mean
      #expect(abs(fourth - 3) <= error * 96.0.squareRoot())
      #expect(Samples.padding(bank).allSatisfy { $0 == 0 })
    }
  }

  @Test("a stream gives the same kernel again, another stream or seed another one")
  func streams() {
    #expect(InitializationSample.followsStreams(NormalStart(.he)))
    #expect(InitializationSample.followsStreams(NormalStart(.xavier)))
  }
}
