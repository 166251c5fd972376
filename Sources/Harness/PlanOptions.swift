import Checksums

/// What decides, beside the catalogue, which cells a run declares.
public struct PlanOptions: Sendable, Hashable, Codable {
  /// The suites that are run; empty means all.
  public var suites: [String]
  /// The profile's name.
  public var profile: String
  /// The data set instead of the catalogue's.
  public var dataset: String?
  /// Seeds per arm instead of the profile's.
  public var seeds: Int?
  /// The kernels instead of the catalogue's.
  public var kernels: String?
  /// The convolution instead of the catalogue's.
  public var convolution: String?
  /// The part of the cells that is run, counted from 1, and the number of parts.
  public var shard: Shard?
  /// The condition that cells must meet, as text; `nil` takes every cell.
  public var filter: String?
  /// Which cells are run although the store knows them; `nil` means those that failed.
  public var rerun: Rerun?

  /// SHA-256 of the images of every data set that is read from files.
  ///
  /// Kept with the run, so that a report needs no images to find its cells again.
  public var datasetChecksums: [String: String] = [:]

  /// The fingerprints of what computes, by the names of canaries; kept with the run like the
  /// checksums.
  public var fingerprints: [String: String]?

  /// What stands for machine, build, threads and instruction set: timings hold only there.
  public var place: String?

  /// Creates options that change nothing.
  public init(suites: [String] = [], profile: String) {
    self.suites = suites
    self.profile = profile
  }

  /// The options as one line of JSON.
  public func text() throws -> String { try CanonicalJSON.text(of: self) }

  /// Reads options that `text()` wrote.
  public init(text: String) throws {
    self = try CanonicalJSON.value(PlanOptions.self, from: text.utf8)
  }
}

/// Which cells are run although the store knows them.
///
/// What was measured before is kept: the first measurement of a cell stays the accepted one.
public enum Rerun: String, Sendable, Hashable, Codable, CaseIterable {
  /// None, so that only new cells are run.
  case none
  /// Those that are stale, and those whose last attempt gave no measurement.
  case failed
  /// Those that are stale, and nothing else: no new cells either.
  case stale
  /// All.
  case all
}

/// One part of the cells of a run that is spread over several calls.
public struct Shard: Sendable, Hashable, Codable {
  /// The part, counted from 1.
  public var index: Int
  /// The number of parts.
  public var count: Int

  /// Creates a part.
  public init(index: Int, count: Int) {
    self.index = index
    self.count = count
  }
}
