import Checksums
import Harness
import Kernels
import Store

/// The machine and the program of a run.
struct Surroundings {
  var machine: MachineRecord
  var build: BuildRecord

  /// Those of this process; `sources` is the folder of the program's sources, when it is known.
  static func current(sources: String?) async -> Surroundings {
    Surroundings(
      machine: MachineInspection.current(),
      build: await BuildInspection.current(
        executable: Program.executable,
        sources: sources,
        libraries: [LinearAlgebraLibrary.version, ResultStore.library]
      )
    )
  }

  /// The fingerprints of this program for a plan: those that the store keeps, and what is missing.
  ///
  /// Computed anew for every binary; `store` is written to only when it is not read-only.
  func fingerprints(
    for plan: Plan,
    in store: ResultStore?,
    isWritable: Bool = true
  ) async throws(CommandFailure) -> [String: String] {
    do {
      let binary = build.executable ?? ""
      var fingerprints = Fingerprints(try store?.fingerprints(ofBinary: binary) ?? [:])
      let found = await fingerprints.complete(for: plan)
      if isWritable, !found.isEmpty { try store?.keep(fingerprints: found, ofBinary: binary) }
      return fingerprints.values
    } catch {
      throw CommandFailure(.badCommandLine, "\(error)")
    }
  }

  /// What stands for the only place where a timing holds.
  func place(threads: Int, level: KernelLevel) -> String {
    let fields = [machine.id, build.executable ?? "", "\(threads)", level.rawValue]
    return String(SHA256Digest.hex(of: Array(fields.joined(separator: " ").utf8)).prefix(16))
  }
}
