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

  @Test("a value above the limit is a cross, and no line leads over it")
  func limit() {
    var figure = SampleFigure.figure
    figure.vertical.limit = 9
    let values = [2, 1e14, 3, 2.5]
    figure.series[0].lines = [
      values.enumerated().map { Figure.Point(Double($0.offset), $0.element) }
    ]
    let text = FigureScript(figure).text
    #expect(text.contains("$lines0 << END\n0 2\n\n2 3\n3 2.5\nEND"), "\(text)")
    #expect(text.contains("$lost0 << END\n1 1e+14\nEND"), "\(text)")
    // The height of the crosses follows what is drawn.
    #expect(text.contains("$lost0 using 1:(3.05)"), "\(text)")
  }

  @Test("of a dense line only the first point of a divergence is marked")
  func dense() {
    var figure = SampleFigure.figure
    figure.series[0].lines = [(0..<100).map { Figure.Point(Double($0), $0 < 60 ? 1 : .nan) }]
    #expect(FigureScript(figure).text.contains("$lost0 << END\n60 nan\nEND"))
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
