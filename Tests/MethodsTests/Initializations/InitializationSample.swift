import Kernels
import Methods

/// What an initialization draws.
enum InitializationSample {
  /// The kernel of one stream.
  static func kernel(
    _ initialization: any Initialization,
    _ shape: KernelShape,
    seed: UInt64 = 1,
    stream: UInt64 = 0
  ) -> FilterBank {
    var random = RandomSource(seed: seed, purpose: .initialization, stream: stream)
    return initialization.kernel(Samples.place(shape), &random)
  }

  /// Whether a stream gives the same kernel again, and other streams and seeds other kernels.
  static func followsStreams(_ initialization: any Initialization) -> Bool {
    let shape = KernelShape(outputs: 4, inputs: 3, height: 3, width: 3)
    let first = kernel(initialization, shape)
    let others = [
      kernel(initialization, shape, stream: 1), kernel(initialization, shape, stream: 2),
      kernel(initialization, shape, seed: 2),
    ]
    let same = first == kernel(initialization, shape)
    return same && Set(others + [first]).count == 4
  }
}
