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

  /// The inner loops.
  public let kernels: KernelTable
  /// The threads.
  public let pool: WorkerPool
  /// How 3×3 convolutions of stride 1 are computed.
  public let convolution: ConvolutionChoice
  /// Which code computes convolutions and linear layers.
  public let implementation: Implementation
  /// Scratch of each thread; grown during the first step, never after.
  private var scratch: [AlignedBuffer]
  /// What all threads share; grown during the first step, never after.
  private var shared: [AlignedBuffer]

  /// Creates an engine; the best instruction set unless one is named.
  ///
  /// - Precondition: the processor has the level.
  public init(
    level: KernelLevel = .best,
    threads: Int = 1,
    convolution: ConvolutionChoice = .auto,
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
    shared = Area.allCases.map { _ in AlignedBuffer(count: 0) }
  }

  deinit { pool.stop() }

  /// Memory that a convolution uses while it runs, all threads together.
  enum Area: Int, CaseIterable {
    /// Kernels as the inner loops read them, and their transposes.
    case weights, transposed
    /// Sums of kernel gradients.
    case partials
    /// Planes or tiles of many images.
    case planes
  }

  /// At least `count` numbers of an area; called outside of loops, and valid until the next such call.
  func shared(_ area: Area, _ count: Int) -> UnsafeMutablePointer<Float> {
    if shared[area.rawValue].count < count { shared[area.rawValue] = AlignedBuffer(count: count) }
    return shared[area.rawValue].start
  }

  /// Memory that belongs to one thread until its item ends; contents are arbitrary.
  func scratch(worker: Int) -> UnsafeMutablePointer<Float> { scratch[worker].start }

  /// Gives every thread at least `count` numbers of scratch; called outside of loops only.
  func reserve(_ count: Int) {
    for worker in scratch.indices where scratch[worker].count < count {
      scratch[worker] = AlignedBuffer(count: count)
    }
  }
}
