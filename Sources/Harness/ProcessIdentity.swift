import Foundation
public import Store

/// Tells processes apart even when the system gives an identifier a second time.
public enum ProcessIdentity {
  /// This process.
  public static func current() -> Holder {
    holder(pid: Int(ProcessInfo.processInfo.processIdentifier))
  }

  /// Whether a holder is still the process it was.
  public static func isAlive(_ other: Holder) -> Bool {
    guard other.bootID == bootID() else { return false }
    guard kill(pid_t(clamping: other.pid), 0) == 0 || errno == EPERM else { return false }
    return holder(pid: other.pid).processStart == other.processStart
  }

  private static func holder(pid: Int) -> Holder {
    Holder(bootID: bootID(), pid: pid, processStart: ProcessStatus(pid: pid)?.start ?? 0)
  }

  /// Changes whenever the machine starts; empty where the system does not tell.
  private static func bootID() -> String {
    let text = try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)
    return text?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
  }
}
