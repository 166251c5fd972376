import Report
import Testing

@Suite("Figure")
struct FigureTests {
  @Test("its name is fit for files and identifiers")
  func name() {
    #expect(SampleFigure.figure.id == "suite-case-loss")
  }

  @Test("the mean is taken where every seed is finite, and not for a single seed")
  func mean() {
    #expect(SampleFigure.figure.series[0].mean == [Figure.Point(1, 3), Figure.Point(2, 1.5)])
    #expect(SampleFigure.figure.series[1].mean.isEmpty)
    var series = SampleFigure.figure.series[0]
    series.lines[1][1].y = .nan
    #expect(series.mean == [Figure.Point(1, 3)])
  }
}
