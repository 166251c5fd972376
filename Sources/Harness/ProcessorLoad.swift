import Foundation

/// What the system has counted of its processors' time: how busy others keep a machine.
package struct ProcessorLoad: Sendable, Hashable {
  /// Time that was not idle, in ticks of all cores.
  package var busy: Double
  /// All time, in ticks of all cores.
  package var total: Double

  /// A machine with more busy cores than this times worse than it could.
  package static let limit = 0.25

  /// Reads the first line of `/proc/stat`; `nil` when it is another text.
  package init?(text: String) {
    let line = text.prefix { $0 != "\n" }.split(separator: " ")
    guard line.first == "cpu" else { return nil }
    // user nice system idle iowait irq softirq steal; guests are part of user.
    let ticks = line.dropFirst().prefix(8).compactMap { Double($0) }
    guard ticks.count >= 5 else { return nil }
    total = ticks.reduce(0, +)
    busy = total - ticks[3] - ticks[4]
  }

  /// Cores that were busy since `before`, on average, of so many.
  package func busyCores(since before: ProcessorLoad, of cores: Int) -> Double? {
    let passed = total - before.total
    guard passed > 0 else { return nil }
    return max(0, busy - before.busy) / passed * Double(cores)
  }

  /// Cores that are busy for a moment in which this process does nothing; `nil` where no system tells.
  package static func busyCores(during moment: Duration = .milliseconds(300)) async -> Double? {
    guard let before = now() else { return nil }
    try? await Task.sleep(for: moment)
    return now()?.busyCores(since: before, of: sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }

  private static func now() -> ProcessorLoad? {
    (try? String(contentsOfFile: "/proc/stat", encoding: .utf8)).flatMap(ProcessorLoad.init)
  }
}
