import Foundation
import Testing

/// The script that builds the C kernels for this processor and for aarch64, and compares their bits.
private struct KernelCheck: Sendable {
  /// What the script said, both streams, and how it ended.
  struct Outcome: Sendable {
    let status: Int32
    let text: String
  }

  static let script = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Scripts/check-neon")

  /// What a full check lacks on this machine; empty where it lacks nothing.
  static let missing: String = {
    do {
      let outcome = try run("--missing")
      return outcome.status == 0 ? "" : outcome.text
    } catch {
      return "\(error)"
    }
  }()

  /// Runs the script to its end; it sets itself a limit of time for each step.
  static func run(_ arguments: String...) throws -> Outcome {
    let process = Process(), output = Pipe()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = [script.path(percentEncoded: false)] + arguments
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Outcome(status: process.terminationStatus, text: String(decoding: data, as: UTF8.self))
  }
}

@Suite("NEON")
struct NEONTests {
  @Test(
    "every kernel gives the committed bits on every level of this processor",
    .enabled(if: !KernelCheck.missing.contains("clang"), "\(KernelCheck.missing)"),
    .timeLimit(.minutes(10))
  )
  func native() throws {
    let outcome = try KernelCheck.run("--native")
    #expect(outcome.status == 0, "\(outcome.text)")
    #expect(outcome.text.contains("portable (native)"))
  }

  @Test(
    "every kernel gives the same bits under NEON",
    .enabled(if: KernelCheck.missing.isEmpty, "\(KernelCheck.missing)"),
    .timeLimit(.minutes(20))
  )
  func foreign() throws {
    let outcome = try KernelCheck.run()
    #expect(outcome.status == 0, "\(outcome.text)")
    #expect(outcome.text.contains("neon (foreign)"))
  }

  @Test("an option that there is not is wrong use")
  func option() throws {
    let outcome = try KernelCheck.run("--neon")
    #expect(outcome.status == 2)
    #expect(outcome.text.contains("--native, --missing, --update"))
  }
}
