import Catalog
import Report
import Testing
import Verdicts

@Suite("Sparkline")
struct SparklineTests {
  @Test("bars run from the least to the greatest finite value")
  func bars() {
    #expect(Sparkline.text([0, 1, 2, 3, 4, 5, 6, 7]) == "▁▂▃▄▅▆▇█")
    #expect(Sparkline.text([2, .nan, 1, .infinity]) == "█×▁×")
    #expect(Sparkline.text([3, 3]) == "▁▁")
    #expect(Sparkline.text([.nan]) == "×")
    #expect(Sparkline.text([]) == "")
  }

  @Test("long courses keep their first and last value")
  func sampled() {
    let text = Sparkline.text((0..<1000).map(Double.init), width: 8)
    #expect(text.count == 8)
    #expect(text.first == "▁" && text.last == "█")
  }
}
