import ArgumentParser
import Harness
import Store

/// Workers at once, as a number or left to the program.
enum JobCount: ExpressibleByArgument, Equatable {
  /// What was fastest on this machine, or what its cores have room for.
  case auto
  case count(Int)

  /// Reads `auto` or a number.
  init?(argument: String) {
    if argument == "auto" {
      self = .auto
    } else if let count = Int(argument) {
      self = .count(count)
    } else {
      return nil
    }
  }

  /// The text in the list of defaults.
  var defaultValueDescription: String {
    switch self {
    case .auto: "auto"
    case .count(let count): "\(count)"
    }
  }

  static let help: ArgumentHelp = """
    Workers at once, or auto: what `bench --scaling --db` found fastest on this machine with so \
    many --threads, otherwise the usable cores divided by --threads.
    """

  /// Refuses a number that no run can have.
  func validate() throws {
    if case .count(let count) = self, count < 1 {
      throw ValidationError("--jobs must be at least 1, found \(count)")
    }
  }

  /// The number of workers with so many threads each; `store` may hold measurements of this machine.
  func workers(threads: Int, store: ResultStore?) throws(StoreError) -> Int {
    switch self {
    case .count(let count): return count
    case .auto:
      let machine = MachineInspection.current().id
      if let jobs = try store?.fastestJobs(ofMachine: machine, threads: threads) { return jobs }
      return max(1, MachineInspection.usableCores() / threads)
    }
  }
}
