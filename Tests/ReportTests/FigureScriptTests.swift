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
    #expect(text.contains("pt 2 ps 1 lw 2 lc rgb '#d9662b' notitle"))
    var lost = SampleFigure.figure
    lost.series[1].lines = [[Figure.Point(1, .nan)]]
    #expect(!FigureScript(lost).text.contains("lw 2 lc rgb '#d9662b' notitle"))
    #expect(FigureScript(lost).text.contains("title 'it''s ''none'', diverged'"))
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

  @Test("a key of many rows makes the drawing higher")
  func height() {
    #expect(text.contains("size 720,400 "))
    var figure = SampleFigure.figure
    for index in 0..<8 {
      figure.series.append(
        Figure.Series(label: "lr=0.0025 network=resnet-3\(index)", lines: [[Figure.Point(0, 1)]])
      )
    }
    #expect(FigureScript(figure).text.contains("size 720,480 "))
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

extension FigureScriptTests {
  @Test("of many seeds some are drawn, and the mean is that of all")
  func many() {
    let lines = (0..<20).map { seed in (0..<3).map { Figure.Point(Double($0), Double(seed)) } }
    let series = Figure.Series(label: "bn", lines: lines)
    let axis = Figure.Axis("step")
    let figure = Figure(id: "f", caption: "", horizontal: axis, vertical: axis, series: [series])
    let text = FigureScript(figure).text
    #expect(text.contains("\n2 \(Figure.drawnSeeds - 1)\nEND"), "\(text)")
    #expect(text.contains("$mean0 << END\n0 9.5\n1 9.5\n2 9.5\nEND"))
  }
}
