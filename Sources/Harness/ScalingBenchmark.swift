import Foundation
import Subprocess

/// Measures how the processors are best shared: cells side by side, each on so many threads.
///
/// Every combination runs as processes of their own, as the cells of a run do, and the combinations take
/// turns, so that a slow minute of the machine slows all of them.
public struct ScalingBenchmark: Sendable {
  /// One way to share the processors.
  public struct Row: Sendable, Hashable, Codable {
    /// Processes at once.
    public var cells: Int
    /// Threads of each.
    public var threads: Int
    /// Images per second of all processes together, the median of the rounds.
    public var imagesPerSecond: Double
    /// The median ratio, within a round, to one process on all threads.
    public var ratio: Double
  }

  /// A process that did not measure.
  public struct Failure: Error, CustomStringConvertible {
    /// What it said instead.
    public let description: String
  }

  private let executable: String
  private let arguments: [String]
  private let shares: [(cells: Int, threads: Int)]

  /// - Parameters:
  ///   - executable: the program.
  ///   - arguments: of `bench`, without `--threads`; it must print one JSON line.
  ///   - cores: processors to share.
  public init(executable: String, arguments: [String], cores: Int) {
    self.executable = executable
    self.arguments = arguments
    // One process on all cores first: the others are compared with it. Fewer cells than there is room
    // for may be faster, where two cores share one arithmetic unit.
    let divisors = (1...max(1, cores)).filter { cores % $0 == 0 }
    shares = divisors.reversed().flatMap { threads in
      divisors.filter { (cores / threads) % $0 == 0 }.map { ($0, threads) }
    }
  }

  /// Measures every combination once a round.
  public func run(rounds: Int) async throws -> [Row] {
    var totals = [[Double]](repeating: [], count: shares.count)
    for _ in 0..<max(1, rounds) {
      for (index, share) in shares.enumerated() {
        totals[index].append(try await total(share.cells, share.threads))
      }
    }
    return zip(shares, totals).map { share, total in
      Row(
        cells: share.cells,
        threads: share.threads,
        imagesPerSecond: Self.median(total),
        ratio: Self.median(zip(total, totals[0]).map(/))
      )
    }
  }

  /// The combination that is fastest: what `run --jobs` should be.
  public static func best(of rows: [Row]) -> Row? {
    rows.max { $0.ratio < $1.ratio }
  }

  private func total(_ cells: Int, _ threads: Int) async throws -> Double {
    try await withThrowingTaskGroup(of: Double.self) { group in
      for _ in 0..<cells { group.addTask { try await measure(threads) } }
      return try await group.reduce(0, +)
    }
  }

  private func measure(_ threads: Int) async throws -> Double {
    let result = try await Subprocess.run(
      .path(WorkerProcess.path(executable)),
      arguments: Arguments(arguments + ["--threads", "\(threads)"]),
      output: .string(limit: 1 << 20),
      error: .string(limit: 1 << 16)
    )
    guard result.terminationStatus.isSuccess,
      let line = try? JSONDecoder().decode(Line.self, from: Data(result.standardOutput.utf8))
    else { throw Failure(description: "bench: \(result.standardError)") }
    return line.images_per_second
  }

  private struct Line: Decodable {
    let images_per_second: Double
  }

  private static func median(_ values: [Double]) -> Double {
    values.sorted()[values.count / 2]
  }
}
