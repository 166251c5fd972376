import Kernels
import Methods
import Networks

extension Session {
  /// Flips the lowest bit of the first weight of the first kernel.
  ///
  /// The smallest fault that an engine can have: gates are tested with it.
  package mutating func flipBit() {
    var isFlipped = false
    model.update { parameter in
      guard !isFlipped, let first = parameter.value.storage.first else { return }
      parameter.value.storage[0] = Float(bitPattern: first.bitPattern ^ 1)
      isFlipped = true
    }
  }
}
