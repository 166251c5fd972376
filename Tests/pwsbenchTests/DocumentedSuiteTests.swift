import Foundation
import Testing

@Suite("Documentation/writing-a-suite.md")
struct DocumentedSuiteTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../..").standardizedFileURL

  private static func committed(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  @Test("its suite, beside what all suites share, is valid and runs as it stands")
  func runs() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    try FileManager.default.removeItem(atPath: folder.path("Suites/probe-suite.yaml"))
    let page = try Self.committed("Documentation/writing-a-suite.md")
    let block = try #require(page.firstMatch(of: /```yaml\n((?s).*?)```/)).1
    try folder.write(String(block), to: "Suites/depth.yaml")
    for name in ["_base.yaml", "profiles.yaml"] {
      try folder.write(try Self.committed("Suites/\(name)"), to: "Suites/\(name)")
    }
    let command = try BuiltCommand()
    let valid = try command.run(["validate"], in: folder.url)
    #expect(valid.exitCode == 0 && valid.output.isEmpty, "\(valid.output)")
    let run = try command.run(
      ["run", "depth", "--profile", "smoke", "--progress", "none"],
      in: folder.url
    )
    #expect(run.exitCode == 0, "\(run.errors)")
    let outcomes = try folder.column("Results/pwsbench.sqlite", "SELECT outcome FROM attempt")
    // The deep network without normalization may diverge: that is what the suite asks.
    #expect(outcomes.count == 3 && outcomes.allSatisfy(["ok", "diverged"].contains))
  }
}
