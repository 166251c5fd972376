import Catalog
import Report
import Testing
import Verdicts

@Suite("ForestRow")
struct ForestRowTests {
  @Test("the axis holds the interval, the bar and the paper's number in order")
  func order() throws {
    let row = ForestRow(SampleScorecard.refuted)
    let places = try [row.lower, row.estimate, row.upper, row.counts.lowerBound, row.paper]
      .map { try #require($0) }
    #expect(places == places.sorted())
    #expect(places.allSatisfy { $0 > 0 && $0 < 1 })
  }

  @Test("infinite ends lie at the ends of the axis, what is missing lies nowhere")
  func ends() {
    let open = ForestRow(SampleScorecard.weak)
    #expect(open.upper == 1)
    #expect(open.counts.upperBound == 1)
    let empty = ForestRow(SampleScorecard.notRun)
    #expect(empty.estimate == nil && empty.lower == nil && empty.upper == nil)
  }

  @Test("a ratio lies on a logarithmic axis")
  func logarithmic() throws {
    var result = SampleScorecard.inconclusive.primary
    result.check = SampleScorecard.check(.superiority, metric: "m", margin: 1, effect: .ratio)
    (result.unit, result.effect, result.lower, result.upper) = ("×", 1, 0.25, 4)
    let scale = ForestScale(result: result, paper: nil)
    let middle = try #require(scale.position(1))
    #expect(abs(middle - 0.5) < 1e-12)
    #expect(scale.position(0) == 0)
    #expect(scale.position(.nan) == nil)
  }

  @Test("an effect without spread still has an axis")
  func noSpread() throws {
    var verdict = SampleScorecard.exact
    (verdict.primary.effect, verdict.primary.lower, verdict.primary.upper) = (1e-6, 1e-6, 1e-6)
    let place = try #require(ForestRow(verdict).estimate)
    #expect(place > 0 && place < 1)
  }
}
