internal import CKernels

/// What this processor can do at most on one thread, measured: the yardstick of every speed.
public struct EngineCeiling: Sendable, Hashable {
  /// Multiply-adds per second, times two, in 10⁹, on numbers in registers.
  public let gflops: Double
  /// Bytes per second between the processor and memory, in 10⁹, of x ← x + y on 64 MiB each.
  public let gigabytesPerSecond: Double

  /// Measures for about a third of a second.
  public init(_ kernels: KernelTable) {
    gflops = Self.multiplyAdds(kernels)
    gigabytesPerSecond = Self.bandwidth(kernels)
  }

  private static func multiplyAdds(_ kernels: KernelTable) -> Double {
    let numbers = AlignedBuffer(count: 50 * 16), rounds = 1 << 18
    // Halving keeps the numbers normal: x ← x/2 + 1 settles at 2.
    for lane in 0..<16 { numbers.start[lane] = 0.5 }
    for lane in 16..<32 { numbers.start[lane] = 1 }
    let seconds = fastest(of: 5) {
      kernels.loops.pointee.iterate(
        rounds,
        numbers.start,
        numbers.start + 16,
        numbers.start + 32
      )
    }
    return Double(rounds) * 48 * 16 * 2 / seconds * 1e-9
  }

  private static func bandwidth(_ kernels: KernelTable) -> Double {
    let count = 1 << 24
    let x = AlignedBuffer(count: count), y = AlignedBuffer(count: count)
    let seconds = fastest(of: 3) { kernels.loops.pointee.add(count, y.start, x.start) }
    return Double(count) * 12 / seconds * 1e-9
  }

  /// The shortest time of some calls after one that warms up, in seconds.
  private static func fastest(of calls: Int, _ body: () -> Void) -> Double {
    body()
    let clock = ContinuousClock()
    let times = (0..<calls).map { _ in clock.measure(body) / .seconds(1) }
    return times.min() ?? .infinity
  }
}
