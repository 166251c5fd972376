import Kernels
import Methods
import Testing

/// A kernel transform with a kernel to run it on, and the loss L = Σ K⊙R.
struct TransformProbe {
  var transform: any KernelTransform
  var raw: FilterBank
  /// R = ∂L/∂K.
  let upper: FilterBank
  let kernels: KernelTable

  /// Gives every parameter other numbers than it starts from, or its factor would go unseen.
  init(
    _ shape: KernelShape,
    raw: FilterBank? = nil,
    kernels: KernelTable? = nil,
    make: (KernelContext) -> any KernelTransform
  ) throws {
    transform = make(Samples.place(shape))
    self.raw = raw ?? Samples.kernel(shape)
    upper = Samples.kernel(shape, seed: 2)
    self.kernels = try kernels ?? Samples.kernels()
    for index in transform.parameters.indices {
      let numbers = Samples.numbers(shape.outputs, seed: 3, deviation: 0.25)
      for (filter, number) in numbers.enumerated() {
        transform.parameters[index].value[filter] = 1 + number
      }
    }
  }

  /// K.
  var kernel: FilterBank {
    var transform = transform, kernel = FilterBank(raw.shape)
    transform.forward(raw, into: &kernel, kernels)
    return kernel
  }

  /// ∂L/∂W, and the gradient of every parameter.
  var gradients: (raw: FilterBank, parameters: [FilterBank]) {
    var transform = transform, kernel = FilterBank(raw.shape), gradient = upper
    transform.forward(raw, into: &kernel, kernels)
    transform.backward(&gradient, raw: raw, kernels)
    return (gradient, transform.parameters.map(\.gradient))
  }

  /// Expects K to be what `formula` makes of every filter, in double.
  func expectForward(
    sourceLocation: SourceLocation = #_sourceLocation,
    _ formula: (_ filter: [Double], _ parameter: Double) -> [Double]
  ) {
    let kernel = kernel
    for filter in 0..<raw.shape.outputs {
      let parameter = transform.parameters.first.map { Double($0.value[filter]) } ?? 1
      let expected = formula(Samples.filter(raw, filter), parameter)
      let error = worstError(Samples.filter(kernel, filter), expected)
      #expect(error <= 5e-7, "filter \(filter)", sourceLocation: sourceLocation)
    }
    #expect(Samples.padding(kernel).allSatisfy { $0 == 0 }, sourceLocation: sourceLocation)
  }

  /// Expects the gradients to agree with differences of the forward pass; `step` is that of W.
  func expectBackward(
    step: Double = 0x1p-5,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let ours = gradients
    for filter in 0..<raw.shape.outputs {
      let expected = (0..<raw.shape.length).map { index in
        derivative(step: step) { change in
          var probe = self
          probe.raw[filter, index] += change
          return probe.loss(filter)
        }
      }
      let error = worstError(Samples.filter(ours.raw, filter), expected)
      #expect(error <= 2e-4, "filter \(filter)", sourceLocation: sourceLocation)
      for parameter in transform.parameters.indices {
        let slope = derivative(step: 0x1p-5) { change in
          var probe = self
          probe.transform.parameters[parameter].value[filter] += change
          return probe.loss(filter)
        }
        let value = Double(ours.parameters[parameter][filter])
        #expect(abs(value - slope) <= 2e-4 * max(abs(slope), 0.1), sourceLocation: sourceLocation)
      }
    }
    for bank in [ours.raw] + ours.parameters {
      #expect(Samples.padding(bank).allSatisfy { $0 == 0 }, sourceLocation: sourceLocation)
    }
  }

  /// A filter's part of the loss; the other filters do not depend on its numbers.
  private func loss(_ filter: Int) -> Double {
    zip(Samples.filter(kernel, filter), Samples.filter(upper, filter)).reduce(0) {
      $0 + $1.0 * $1.1
    }
  }
}
