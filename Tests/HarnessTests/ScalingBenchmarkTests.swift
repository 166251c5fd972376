import Foundation
import Harness
import Testing

@Suite("Scaling benchmark")
struct ScalingBenchmarkTests {
  /// A program that prints its number of threads, the last argument, as its speed.
  private static func script(_ body: String) throws -> URL {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("scaling-\(UUID().uuidString).sh")
    try "#!/bin/sh\n\(body)\n".write(to: url, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: url.path)
    return url
  }

  @Test("every way to share the processors is measured, all its cells together")
  func shares() async throws {
    // One thread does 10, each further one 5 more.
    let script = try Self.script(
      #"for last; do :; done; echo "{\"images_per_second\": $((5 + 5 * last))}""#
    )
    defer { try? FileManager.default.removeItem(at: script) }
    let rows = try await ScalingBenchmark(
      executable: script.path,
      arguments: ["bench"],
      cores: 4
    ).run(rounds: 2)
    #expect(rows.map(\.cells) == [1, 1, 2, 1, 2, 4])
    #expect(rows.map(\.threads) == [4, 2, 2, 1, 1, 1])
    #expect(rows.map(\.imagesPerSecond) == [25, 15, 30, 10, 20, 40])
    #expect(rows.map(\.ratio) == [1, 0.6, 1.2, 0.4, 0.8, 1.6])
    #expect(ScalingBenchmark.best(of: rows)?.cells == 4)
  }

  @Test("a process that does not measure ends the benchmark with what it said")
  func failure() async throws {
    let script = try Self.script("echo no such network >&2; exit 2")
    defer { try? FileManager.default.removeItem(at: script) }
    await #expect {
      try await ScalingBenchmark(executable: script.path, arguments: [], cores: 1).run(rounds: 1)
    } throws: { "\($0)".contains("no such network") }
  }
}
