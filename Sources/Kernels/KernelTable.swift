package import CKernels

/// An instruction set the inner loops are compiled for.
public enum KernelLevel: String, Sendable, Hashable, CaseIterable, Codable {
  case avx512, avx2, neon
  /// Any processor; slow, because fused multiply-add is emulated.
  case portable

  /// Whether this processor, and this build, can run the level.
  public var isAvailable: Bool { KernelTable(level: self) != nil }

  /// The fastest level of this processor.
  public static var best: KernelLevel { allCases.first(where: \.isAvailable) ?? .portable }

  var code: Int32 {
    switch self {
    case .avx512: Int32(PWS_LEVEL_AVX512)
    case .avx2: Int32(PWS_LEVEL_AVX2)
    case .neon: Int32(PWS_LEVEL_NEON)
    case .portable: Int32(PWS_LEVEL_PORTABLE)
    }
  }
}

/// The inner loops of one instruction set.
///
/// All levels give the same bits.
public struct KernelTable: @unchecked Sendable {
  /// The instruction set of the loops.
  public let level: KernelLevel
  /// The C functions; immutable, so sharing the pointer between threads is safe.
  package let loops: UnsafePointer<pws_kernels>

  /// Creates the table of a level, or `nil` where the processor or the build lacks it.
  public init?(level: KernelLevel) {
    guard let loops = pws_kernels_for_level(level.code) else { return nil }
    self.level = level
    self.loops = loops
  }
}
