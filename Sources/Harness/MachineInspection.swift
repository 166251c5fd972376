import Checksums
import Foundation
public import Store

/// What this machine is, read from the places where the system tells it.
public enum MachineInspection {
  /// The record of this machine; fields that are not known are empty or 0.
  public static func current() -> MachineRecord {
    var machine = MachineRecord(
      id: "",
      hostname: ProcessInfo.processInfo.hostName,
      system: system(),
      kernel: kernel(),
      processor: "",
      cores: ProcessInfo.processInfo.activeProcessorCount,
      instructionSets: "",
      memory: Int(ProcessInfo.processInfo.physicalMemory >> 20)
    )
    (machine.processor, machine.instructionSets) = processor(
      text: contents("/proc/cpuinfo"),
      architecture: architecture()
    )
    machine.id = identifier(of: machine)
    return machine
  }

  /// Cores that this process may use: those it may run on, or fewer where its group has a quota.
  public static func usableCores() -> Int {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    return usableCores(of: cores, quota: contents("/sys/fs/cgroup/cpu.max"))
  }

  /// The cores of a quota, `200000 100000` being two, rounded down to at least one.
  package static func usableCores(of cores: Int, quota: String) -> Int {
    let parts = quota.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
    guard parts.count == 2, parts[0] > 0, parts[1] > 0 else { return cores }
    return min(cores, max(1, Int(parts[0] / parts[1])))
  }

  /// Processes that wanted a core in the last minute, on average; `nil` when it is not known.
  public static func load() -> Double? {
    var averages = [0.0]
    return getloadavg(&averages, 1) == 1 ? averages[0] : nil
  }

  /// The model and the instruction sets that matter to the kernels.
  package static func processor(
    text: String,
    architecture: String
  ) -> (model: String, instructionSets: String) {
    var model = ""
    var flags: Set<Substring> = []
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      let name = parts[0].trimmingCharacters(in: .whitespaces)
      if name == "model name", model.isEmpty {
        model = parts[1].trimmingCharacters(in: .whitespaces)
      } else if name == "flags", flags.isEmpty {
        flags = Set(parts[1].split(separator: " "))
      }
    }
    let known = ["avx2", "fma", "avx512f", "avx512vl"].filter { flags.contains(Substring($0)) }
    let isNeon = architecture == "aarch64" || architecture == "arm64"
    return (
      model.isEmpty ? architecture : model, (isNeon ? ["neon"] : known).joined(separator: " ")
    )
  }

  /// The hash of everything above: a new kernel is another record.
  private static func identifier(of machine: MachineRecord) -> String {
    let fields = [
      machine.hostname, machine.processor, "\(machine.cores)", machine.instructionSets,
      machine.system, machine.kernel, "\(machine.memory)",
    ]
    return String(SHA256Digest.hex(of: Array(fields.joined(separator: "\n").utf8)).prefix(16))
  }

  /// The operating system, `Debian GNU/Linux 12 (bookworm)`.
  private static func system() -> String {
    for line in contents("/etc/os-release").split(separator: "\n")
    where line.hasPrefix("PRETTY_NAME=") {
      return line.dropFirst("PRETTY_NAME=".count).trimmingCharacters(in: ["\""])
    }
    return ProcessInfo.processInfo.operatingSystemVersionString
  }

  private static func kernel() -> String {
    contents("/proc/sys/kernel/osrelease").trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private static func architecture() -> String {
    #if arch(x86_64)
      "x86_64"
    #elseif arch(arm64)
      "aarch64"
    #else
      "unknown"
    #endif
  }

  private static func contents(_ path: String) -> String {
    (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
  }
}
