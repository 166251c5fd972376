import Foundation
import Testing

@Suite("PreregCommand")
struct PreregCommandTests {
  @Test("a rule that is changed after it was locked is named, with exit code 8")
  func changed() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let before = try command.run(["prereg", "verify"], in: folder.url)
    #expect(before.exitCode == 8 && before.output.contains("probe-suite/X1  NOT LOCKED"))
    #expect(try command.run(["prereg", "lock"], in: folder.url).exitCode == 0)
    let locked = try command.run(["prereg", "verify"], in: folder.url)
    #expect(locked.exitCode == 0 && locked.output.contains("1 claim: 1 as locked"))
    let text = try folder.text("Suites/PREREG.lock")
    #expect(try command.run(["prereg", "lock"], in: folder.url).exitCode == 0)
    #expect(try folder.text("Suites/PREREG.lock") == text)

    let suite = try folder.text("Suites/probe-suite.yaml")
    try folder.write(suite.replacing("margin: 0", with: "margin: 1"), to: "Suites/probe-suite.yaml")
    let after = try command.run(["prereg", "verify"], in: folder.url)
    #expect(after.exitCode == 8)
    #expect(after.output.contains("  - margin 0\n  + margin 1\n"))
    let diff = try command.run(["prereg", "diff", "probe-suite/X1"], in: folder.url)
    #expect(diff.exitCode == 0 && diff.output.contains("CHANGED"))
    let unknown = try command.run(["prereg", "diff", "probe-suite/X2"], in: folder.url)
    #expect(unknown.exitCode == 7 && unknown.errors.contains("did you mean 'probe-suite/X1'?"))
  }

  @Test("a rule locked after the first result is flagged in the scorecard, and verify tells")
  func late() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    #expect(try command.run(["run", "--progress", "none"], in: folder.url).exitCode == 0)
    #expect(try command.run(["prereg", "lock"], in: folder.url).exitCode == 0)
    let verify = try command.run(
      ["prereg", "verify", "--db", "Results/pwsbench.sqlite"],
      in: folder.url
    )
    #expect(verify.exitCode == 8 && verify.errors.contains("locked after the first result"))
    let report = try command.run(["report", "--format", "json,md"], in: folder.url)
    #expect(report.exitCode == 8 && report.output.contains("Scorecard: Results/scorecard.md"))
    #expect(
      report.errors.contains("probe-suite/X1: The rule was locked after the first result"),
      "\(report.errors)"
    )
    #expect(try folder.text("Results/scorecard.json").contains("\"amended\": true"))
    #expect(try folder.text("Results/scorecard.md").contains(" †"))
  }

  @Test("a lock that was edited is refused with its line")
  func edited() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    #expect(try command.run(["prereg", "lock"], in: folder.url).exitCode == 0)
    let text = try folder.text("Suites/PREREG.lock")
    try folder.write(text.replacing("  margin 0", with: "  margin 1"), to: "Suites/PREREG.lock")
    let verify = try command.run(["prereg", "verify"], in: folder.url)
    #expect(verify.exitCode == 3 && verify.errors.contains("Suites/PREREG.lock:5:1: error:"))
  }
}
