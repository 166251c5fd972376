import Kernels
import Testing

extension KernelLevel {
  /// The levels that this machine can run; `portable` is always among them.
  static var available: [KernelLevel] { allCases.filter(\.isAvailable) }
}

/// The loops of the fastest level.
func bestKernels() throws -> KernelTable { try #require(KernelTable(level: .best)) }

/// Expects a pass to give the same bits on every level as on the portable one.
func expectSameBits(
  sourceLocation: SourceLocation = #_sourceLocation,
  _ pass: (KernelTable) throws -> [Float]
) throws {
  let portable = try #require(KernelTable(level: .portable))
  let expected = try pass(portable).map(\.bitPattern)
  #expect(!expected.isEmpty, sourceLocation: sourceLocation)
  for level in KernelLevel.available {
    let kernels = try #require(KernelTable(level: level))
    let bits = try pass(kernels).map(\.bitPattern)
    #expect(bits == expected, "\(level)", sourceLocation: sourceLocation)
  }
}
