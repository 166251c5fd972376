import Foundation
import Testing

@Suite("SpreadEstimate")
struct SpreadEstimateTests {
  @Test("what was measured turns deviations into the unit of each check")
  func measured() throws {
    let folder = try CheckSensitivityTests.folder()
    defer { folder.remove() }
    let run = try BuiltCommand().run(
      ["run", "-f", "case:step", "--seeds", "4", "--progress", "none"],
      in: folder.url
    )
    #expect(run.exitCode == 0, "\(run.errors)")
    // A loss that is the seed 0 1 2 3 for bn, three times that for none, twice for gn, and falls by
    // the seed per unit of the rate.
    try folder.change(
      "Results/pwsbench.sqlite",
      """
      UPDATE result SET kind = 'finite', value = (
        SELECT (cell.seed - 7) * CASE json_extract(settings_json, '$.experiment.method')
          WHEN 'bn' THEN 1 WHEN 'none' THEN 3 ELSE 2 END
          * (1 - json_extract(settings_json, '$.experiment.learningRate'))
        FROM attempt JOIN cell ON cell.key = cell_key WHERE attempt.id = attempt_id)
      WHERE metric = 'train_loss'
      """
    )
    let claims = try CheckSensitivityTests.claims(["--seeds", "4"], in: folder)
    // Of 0 1 2 3, n − 1 in the denominator.
    let spread = (5.0 / 3).squareRoot()
    func ratio(_ type: String) throws -> Double {
      let claim = try #require(claims["probe-suite/\(type)"])
      return try #require(claim.effect) / (try #require(claim.deviations))
    }
    #expect(abs(try ratio("threshold") - 0.99 * spread) < 1e-9)
    // Pooled over 0 1 2 3 and three times that.
    #expect(abs(try ratio("superiority") - 0.99 * (5.0).squareRoot() * spread) < 1e-9)
    // Slopes −0 −1 −2 −3.
    #expect(abs(try ratio("slope") - spread) < 1e-9)
    #expect(abs(try ratio("interaction") - (5.0).squareRoot() * spread) < 1e-9)
    // The distance between the means of reference and anchor is 1.5 − 4.5.
    let pooled = ((1.0 + 9 + 4) / 3).squareRoot() * spread
    #expect(abs(try ratio("fraction-recovered") - pooled / 3) < 1e-9)
    // The effect of a bracket is told in deviations and half a step.
    #expect(claims["probe-suite/bracket"]?.effect == nil)
  }
}
