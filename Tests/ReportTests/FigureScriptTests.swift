import Report
import Testing

@Suite("FigureScript")
struct FigureScriptTests {
  private let text = FigureScript(SampleFigure.figure).text

  @Test("the script is as it was agreed")
  func golden() throws {
    try Golden.expect(text, equals: "figure.gp")
  }

  @Test("a divergence is a cross, never a number that gnuplot would draw a line to")
  func divergence() {
    #expect(text.contains("$lost1 << END\n2 inf\nEND"))
    #expect(text.contains("$lines1 << END\n1 3\nEND"))
    #expect(text.contains("title 'it''s ''none'' diverged'"))
  }

  @Test("on a logarithmic axis values that have no logarithm are left out")
  func logarithmic() {
    var figure = SampleFigure.figure
    figure.vertical.isLogarithmic = true
    figure.series[0].lines[0][0].y = 0
    let text = FigureScript(figure).text
    #expect(
      text.contains("set logscale y") && text.contains("$lines0 << END\n2 1\n\n1 4\n2 2\nEND")
    )
  }
}
