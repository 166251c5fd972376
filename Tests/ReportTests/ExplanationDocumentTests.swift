import Report
import Testing
import Verdicts

@Suite("ExplanationDocument")
struct ExplanationDocumentTests {
  private func text(_ registration: Registration? = nil) throws -> String {
    try #require(SampleExplanation.make(registration: registration)).text(.text, width: 200)
  }

  @Test("every cell stands with its outcome and the short names of attempt and cell")
  func cells() throws {
    let lines = try text().split(separator: "\n")
    let rows = lines.filter { $0.contains("lr=0.1 method=") && $0.contains("cdef01") }
    #expect(rows.count == 6)
    #expect(rows.contains { $0.contains("diverged") && $0.contains("f02e5d4c  a0cdef01") })
    #expect(rows.contains { $0.contains("not run") && $0.hasSuffix(" b2cdef01") })
  }

  @Test("the steps are numbered, controls and rule are there")
  func parts() throws {
    let text = try text(SampleExplanation.locked)
    for part in [
      "(1) 8 of 8 diverged", "(2) 0.64 > 0.5", "learns holds: bn reaches 60", "margin 0.5",
      "Locked 2026-01-12 at 0123456789ab", "pwsbench run large-lr",
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test("a rule that was amended is marked in the title")
  func amended() throws {
    var registration = SampleExplanation.locked
    registration.status = .amended
    #expect(try text(registration).hasPrefix("large-lr/D3: ✅ REPLICATED †\n"))
  }
}
