import Report
import Testing

@Suite("FigureDrawing")
struct FigureDrawingTests {
  private let svg = """
    <?xml version="1.0"?>
    <svg viewBox="0 0 9 9">
    <title>x</title><desc>y</desc>
    <g id="gnuplot_canvas"><defs><circle id='gpDot' r='0.5'/></defs>
    <g color="black" stroke="black">
    </g>
    <g fill="none" color="black" stroke='black'><use xlink:href='#gpDot'/></g></g>
    </svg>

    """

  @Test("identifiers are those of the figure, colours those of the page")
  func inline() throws {
    let text = try #require(FigureDrawing.inline(svg, id: "f1", caption: "a < b"))
    #expect(text.hasPrefix("<svg role=\"img\" aria-label=\"a &lt; b\" viewBox"))
    #expect(text.contains("id='f1-gpDot'") && text.contains("href='#f1-gpDot'"))
    #expect(text.contains("stroke=\"currentColor\"") && !text.contains("black"))
    #expect(!text.contains("<title>") && !text.contains("<?xml"))
  }

  @Test("a file of its own has the colours of both themes")
  func file() throws {
    let text = try #require(FigureDrawing.file(svg, id: "f1", caption: "a"))
    #expect(text.contains("prefers-color-scheme: dark") && text.hasSuffix("</svg>\n"))
  }

  @Test("what is no drawing is refused")
  func refused() {
    #expect(FigureDrawing.inline("gnuplot failed", id: "f", caption: "") == nil)
  }
}
