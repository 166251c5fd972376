import ArgumentParser
import Harness

/// A part of the cells on a command line: `2/5` is the second of five parts.
struct ShardArgument: ExpressibleByArgument, Equatable {
  /// The part.
  var shard: Shard

  /// Reads `I/N` with 1 ≤ I ≤ N.
  init?(argument: String) {
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let index = Int(parts[0]), let count = Int(parts[1]), index >= 1,
      index <= count
    else { return nil }
    shard = Shard(index: index, count: count)
  }
}
