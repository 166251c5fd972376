import Foundation

/// What the system's process table says of a process, a zombie included.
package struct ProcessStatus {
  /// When the process started, in clock ticks after the machine's start.
  package var start: Int
  /// Processor time so far in seconds, user and system.
  package var processorSeconds: Double
  /// The resident size in MiB; 0 where the table does not tell.
  package var residentMemory: Double

  /// Reads the entry of a process; `nil` when there is none, or no such table.
  package init?(pid: Int) {
    guard let text = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8) else {
      return nil
    }
    self.init(text: text)
  }

  /// Reads an entry: the name stands in parentheses and may itself contain some.
  package init?(text: String) {
    guard let end = text.lastIndex(of: ")") else { return nil }
    // Field 3, the state, is the first after the name; utime is field 14, starttime field 22.
    let fields = text[text.index(after: end)...].split(separator: " ")
    guard fields.count > 19, let user = Double(fields[11]), let system = Double(fields[12]),
      let start = Int(fields[19])
    else { return nil }
    self.start = start
    // rss, in pages, is field 24.
    let pages = fields.count > 21 ? Double(fields[21]) ?? 0 : 0
    residentMemory = pages * Double(sysconf(Int32(_SC_PAGESIZE))) / 1_048_576
    processorSeconds = (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }
}
