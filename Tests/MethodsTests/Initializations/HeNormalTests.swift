import Kernels
import Methods
import Testing

@Suite("He initialization")
struct HeNormalTests {
  @Test(
    "numbers have mean 0, variance 2/fan_in and the kurtosis of a normal distribution",
    arguments: [
      KernelShape(outputs: 64, inputs: 64, height: 3, width: 3),
      KernelShape(outputs: 100, inputs: 512),
      KernelShape(outputs: 1000, inputs: 3, height: 5, width: 5),
    ]
  )
  func moments(_ shape: KernelShape) {
    let bank = InitializationSample.kernel(HeNormal(), shape)
    let deviation = (2 / Double(shape.length)).squareRoot()
    let values = bank.values.map { Double($0) / deviation }
    // Four standard errors of a normal sample's mean, variance and fourth moment.
    let error = 4 / Double(values.count).squareRoot()
    #expect(abs(values.mean) <= error)
    #expect(abs(values.squares / Double(values.count) - 1) <= error * 2.0.squareRoot())
    let fourth = values.map { $0 * $0 * $0 * $0 }.mean
    #expect(abs(fourth - 3) <= error * 96.0.squareRoot())
    #expect(Samples.padding(bank).allSatisfy { $0 == 0 })
  }

  @Test("a stream gives the same kernel again, another stream or seed another one")
  func streams() {
    #expect(InitializationSample.followsStreams(HeNormal()))
  }
}
