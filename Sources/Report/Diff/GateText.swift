import Catalog
package import Comparison

/// What a gate found, in lines, the last of which says how it ends.
package struct GateText {
  let gate: Gate
  let exitCode: Int

  package init(_ gate: Gate, exitCode: Int) {
    self.gate = gate
    self.exitCode = exitCode
  }

  /// One line per finding, those that decide first.
  package var lines: [String] {
    let groups: [(String, (Gate.Disposition) -> Bool)] = [
      ("fails", { $0 == .blocks }), ("warns", { $0 == .warns }),
      ("waived", { if case .waived = $0 { true } else { false } }),
      ("vanished", { $0 == .vanished }),
    ]
    let found = groups.flatMap { word, matches in
      gate.findings.filter { matches($0.disposition) }.map { Self.line(word, $0) }
    }
    let expired = gate.expired.map { waiver in
      "expired  the waiver in line \(waiver.location.line) ended on \(waiver.until): "
        + "\(waiver.reason)"
    }
    return found + expired + [headline]
  }

  private static func line(_ word: String, _ finding: Gate.Finding) -> String {
    let text = "\(word)  \(finding.subject): \(finding.sentence)"
    guard case .waived(let until, let reason) = finding.disposition else { return text }
    return "\(text) (until \(until): \(reason))"
  }

  /// How it ends, `GATE: FAIL (exit 5), 1 changed, 1 missing`.
  package var headline: String {
    let word = gate.result == .passed ? "PASS" : "FAIL"
    let blocking = gate.findings.filter { $0.disposition == .blocks }
    let counts = GateEvent.allCases.compactMap { event in
      let count = blocking.count { $0.event == event }
      return count == 0 ? nil : "\(count) \(event.rawValue)"
    }
    let why =
      gate.result == .nothing
      ? ["nothing was measured"]
      : gate.result == .undecided && counts.isEmpty ? ["nothing could be compared"] : counts
    return (["GATE: \(word) (exit \(exitCode))"] + why).joined(separator: ", ")
  }
}
