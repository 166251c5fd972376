/// Where the arithmetic runs: an instruction set, threads, scratch memory, and the algorithms chosen.
///
/// Nothing here changes a result except `convolution` and `implementation`: the same seed gives the
/// same bits on any level and any number of threads.
public final class Engine: @unchecked Sendable {
  /// How 3×3 convolutions of stride 1 are computed.
  public enum ConvolutionChoice: String, Sendable, CaseIterable, Codable {
    /// Winograd where it is faster, by the shape alone.
    case auto
    case direct, winograd
  }

  /// Which code computes convolutions and linear layers.
  public enum Implementation: String, Sendable, CaseIterable, Codable {
    /// The project's own loops, bit-reproducible.
    case native
    /// im2col and OpenBLAS, an independent check that is not bit-reproducible across machines.
    case openblas
  }

  public let kernels: KernelTable
  public let pool: WorkerPool
  public let convolution: ConvolutionChoice
  public let implementation: Implementation
  /// Scratch of each thread; grown during the first step, never after.
  private var scratch: [AlignedBuffer]

  /// Creates an engine; the best instruction set unless one is named.
  ///
  /// - Precondition: the processor has the level.
  public init(
    level: KernelLevel = .best, threads: Int = 1, convolution: ConvolutionChoice = .auto,
    implementation: Implementation = .native
  ) {
    guard let kernels = KernelTable(level: level) else {
      preconditionFailure("this processor cannot run the level \(level.rawValue)")
    }
    self.kernels = kernels
    pool = WorkerPool(threads: threads)
    self.convolution = convolution
    self.implementation = implementation
    scratch = (0..<threads).map { _ in AlignedBuffer(count: 0) }
  }

  deinit { pool.stop() }

  /// Memory that belongs to one thread until its item ends; contents are arbitrary.
  func scratch(worker: Int) -> UnsafeMutablePointer<Float> { scratch[worker].start }

  /// Gives every thread at least `count` numbers of scratch; called outside of loops only.
  func reserve(_ count: Int) {
    for worker in scratch.indices where scratch[worker].count < count {
      scratch[worker] = AlignedBuffer(count: count)
    }
  }
}
