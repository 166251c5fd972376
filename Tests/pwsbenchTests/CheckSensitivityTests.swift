import Foundation
import Testing

@Suite("CheckSensitivity")
struct CheckSensitivityTests {
  struct Claim: Decodable {
    var claim: String
    var type: String
    var seeds: Int
    var deviations: Double?
    var blur: Double?
    var effect: Double?
  }

  private struct Plan: Decodable { var claims: [Claim] }

  /// The claims of a plan.
  static func claims(_ arguments: [String], in folder: CommandFolder) throws -> [String: Claim] {
    let outcome = try BuiltCommand().run(
      ["plan", "--no-measure", "--format", "json"] + arguments,
      in: folder.url
    )
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let plan = try JSONDecoder().decode(Plan.self, from: Data(outcome.output.utf8))
    return Dictionary(uniqueKeysWithValues: plan.claims.map { ($0.claim, $0) })
  }

  /// A folder whose suite has one claim of every kind of check on the trainings at four rates.
  static func folder() throws -> CommandFolder {
    let folder = try CommandFolder()
    let text = try folder.text("Suites/probe-suite.yaml")
      .replacing("    lr: 0.01\n", with: "")
      .replacing(
        "matrix: {method: [bn, none]}",
        with: "matrix: {method: [bn, none, gn], lr: [0.01, 0.02, 0.08]}"
      )
      .replacing(
        "      train_loss: {better: lower, assume: normal}",
        with: "      train_loss: {better: lower, assume: normal}\n      diverged: {assume: nothing}"
      )
    let claims = [
      (
        "superiority",
        "metric: train_loss, treat: {method: bn, lr: 0.01}, reference: {method: none, lr: 0.01}, margin: 0"
      ),
      (
        "non-inferiority",
        "metric: train_loss, treat: {method: bn, lr: 0.01}, reference: {method: none, lr: 0.01}, margin: 1"
      ),
      (
        "equivalence",
        "metric: train_loss, treat: {method: bn, lr: 0.01}, reference: {method: none, lr: 0.01}, margin: 1"
      ),
      ("threshold", "metric: train_loss, treat: {method: bn, lr: 0.01}, threshold: 1"),
      (
        "proportion",
        "metric: diverged, treat: {method: none, lr: 0.08}, reference: {method: bn, lr: 0.08}, margin: 0"
      ),
      (
        "bracket",
        "metric: train_loss, axis: lr, threshold: 2, treat: {method: bn}, reference: {method: none}, margin: 0"
      ),
      ("slope", "metric: train_loss, axis: lr, treat: {method: bn}, margin: 0"),
      (
        "interaction",
        "metric: train_loss, axis: lr, treat: {method: bn}, reference: {method: none}, margin: 0"
      ),
      (
        "fraction-recovered",
        "metric: train_loss, treat: {method: gn, lr: 0.01}, reference: {method: bn, lr: 0.01}, none: {method: none, lr: 0.01}, band: [0.5, 1.5]"
      ),
      ("exact", "metric: train_loss, treat: {method: bn, lr: 0.01}, tolerance: 1e-6"),
      ("order", "metric: train_loss, axis: lr, treat: {method: bn}, margin: 0"),
    ].map { type, check in
      """
        - id: \(type)
          says: "A claim of this kind."
          source: nowhere
          fidelity: scaled
          primary: {type: \(type), case: step, \(check)}

      """
    }
    let head = try #require(text.range(of: "claims:\n"))
    try folder.write(text[..<head.upperBound] + claims.joined(), to: "Suites/probe-suite.yaml")
    return folder
  }

  @Test("every kind of check has a smallest effect, before anything is measured")
  func everyType() throws {
    let folder = try Self.folder()
    defer { folder.remove() }
    let claims = try Self.claims(["--seeds", "8"], in: folder)
    #expect(claims.count == 11)
    for (name, claim) in claims {
      #expect(name == "probe-suite/\(claim.type)" && claim.seeds == 8)
      #expect(claim.deviations != nil || claim.effect != nil, "\(name)")
    }
    func deviations(_ type: String) -> Double { claims["probe-suite/\(type)"]?.deviations ?? .nan }
    // One group of 8 against a number, two groups of 8: Cohen's tables, power 0.8, one-sided 0.05.
    #expect(abs(deviations("threshold") - 0.98) < 0.02)
    #expect(abs(deviations("superiority") - 1.31) < 0.02)
    #expect(deviations("slope") == deviations("threshold"))
    #expect(deviations("interaction") == deviations("superiority"))
    // Both sides of a band must hold, and both steps of an order after Holm's correction.
    #expect(deviations("equivalence") > deviations("superiority"))
    #expect(deviations("order") > deviations("equivalence"))
    #expect(claims["probe-suite/bracket"]?.blur == 1)
    #expect(claims["probe-suite/exact"]?.effect == 1e-6)
  }

  @Test(
    "a proportion needs enough runs: 3 against 3 find all against none, 2 nothing, 8 less than all"
  )
  func proportion() throws {
    let folder = try Self.folder()
    defer { folder.remove() }
    func effect(_ seeds: Int) throws -> Double? {
      try Self.claims(["--seeds", "\(seeds)"], in: folder)["probe-suite/proportion"]?.effect
    }
    #expect(try effect(2) == nil)
    let three = try #require(try effect(3)), eight = try #require(try effect(8))
    // All of three with power 0.8: the cube of the share.
    #expect(abs(three - 0.928) < 0.001)
    #expect(eight < three && eight > 0.3)
    let text = try BuiltCommand().run(["plan", "--no-measure", "--seeds", "2"], in: folder.url)
    #expect(text.output.contains("nothing, with so few seeds"))
    #expect(text.output.contains(" sd + 1.00"))
  }
}
