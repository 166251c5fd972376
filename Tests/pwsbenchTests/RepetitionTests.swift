import Foundation
import Testing

@Suite("Repetition")
struct RepetitionTests {
  @Test("what cannot be repeated is refused, each with its own exit code and what to write")
  func refused() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let run = try command.run(["run", "--profile", "smoke", "--progress", "none"], in: folder.url)
    #expect(run.exitCode == 0, "\(run.errors)")
    for (name, code, sentence) in [
      ("xyz", Int32(2), "write one as large-lr/D3, or at least 8 digits"),
      ("00000000", 7, "no cell whose key begins with 00000000"),
      ("probe-suite/X9", 7, "there are probe-suite/X1"),
      ("other/X1", 7, "no run of a suite 'other'"),
    ] {
      let outcome = try command.run(["repro", name], in: folder.url)
      #expect(outcome.exitCode == code, "\(name)")
      #expect(outcome.errors.contains(sentence), "\(outcome.errors)")
    }
    let missing = try command.run(["repro", "a/b", "--db", "none"], in: folder.url)
    #expect(missing.exitCode == 2)
  }

  @Test("a suite that has changed since gives other cells, and controls belong to a claim")
  func changed() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let suite = CommandFolder.suite(steps: 3, dataset: "procedural").replacing(
      "controls: []",
      with: """
        controls: [{id: low, says: low, case: products, where: {factors: 1}, \
        require: "log10_condition >= 0"}]
        """
    )
    try folder.write(suite, to: "Suites/probe-suite.yaml")
    let run = try command.run(["run", "--profile", "smoke", "--progress", "none"], in: folder.url)
    #expect(run.exitCode == 0, "\(run.errors)")
    let claim = try command.run(["repro", "probe-suite/X1"], in: folder.url)
    #expect(
      claim.output.contains(#"-f 'claim:X1 OR (case:products factors:"1")'"#),
      "\(claim.output)"
    )
    let key = try #require(
      try folder.column(
        "Results/pwsbench.sqlite",
        "SELECT cell_key FROM run_cell WHERE case_id = 'step' LIMIT 1"
      ).first
    )
    try folder.write(suite.replacing("lr: 0.01", with: "lr: 0.02"), to: "Suites/probe-suite.yaml")
    let outcome = try command.run(
      ["repro", String(key.prefix(8)), "--check"],
      in: folder.url
    )
    #expect(outcome.exitCode == 7 && outcome.errors.contains("no cell has this key"))
  }
}
