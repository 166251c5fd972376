/// The forest plot as HTML: text that wraps on a phone, and one small drawing per row.
package enum ForestFigure {
  private static let width = 400.0

  /// The figure of all rows.
  package static func html(_ rows: [ForestRow]) -> String {
    """
    <figure class="forest">
    \(rows.map(row).joined(separator: "\n"))
    <figcaption>\(PlainText.markup(caption))</figcaption>
    </figure>
    """
  }

  /// What the marks mean; each row has a scale of its own.
  static let caption =
    "Point and line: the effect and its interval. Shaded: what counts for the claim. Diamond: the "
    + "paper's number. Triangle: the interval goes on without end. Each row has its own scale."

  private static func row(_ row: ForestRow) -> String {
    """
    <div class="row"><span><span class="verdict \(HTMLStyle.name(of: row.word))">\
    \(PlainText.markup("\(row.word.symbol) \(row.name)"))</span></span>
    \(drawing(row))
    <span>\(PlainText.markup(row.numbers)) <span class="open">\
    (counts: \(PlainText.markup(row.bar)))</span></span></div>
    """
  }

  private static func drawing(_ row: ForestRow) -> String {
    let description = "\(row.name): \(row.numbers), counts \(row.bar)"
    let parts = [band(row), interval(row), paper(row), estimate(row)].compactMap(\.self)
    return """
      <svg viewBox="0 0 400 32" role="img" \
      aria-label="\(PlainText.markup(description))">
      \(parts.joined(separator: "\n"))
      </svg>
      """
  }

  private static func band(_ row: ForestRow) -> String {
    let (start, end) = (x(row.counts.lowerBound), x(row.counts.upperBound))
    let edges = [row.counts.lowerBound, row.counts.upperBound].filter { $0 > 0 && $0 < 1 }
    let lines = edges.map {
      "<line class=\"bar\" x1=\"\(place($0))\" x2=\"\(place($0))\" y1=\"2\" y2=\"30\" "
        + "stroke-dasharray=\"3 3\"/>"
    }
    let area =
      "<rect class=\"band\" x=\"\(number(start))\" y=\"4\" width=\"\(number(end - start))\" "
      + "height=\"24\"/>"
    return ([area] + lines).joined(separator: "\n")
  }

  private static func interval(_ row: ForestRow) -> String? {
    guard let lower = row.lower, let upper = row.upper else { return nil }
    var parts = [
      "<line class=\"interval\" x1=\"\(place(lower))\" x2=\"\(place(upper))\" y1=\"16\" y2=\"16\"/>"
    ]
    parts.append(lower > 0 ? tick(lower) : triangle(tip: 0, base: 8))
    parts.append(upper < 1 ? tick(upper) : triangle(tip: width, base: width - 8))
    return parts.joined(separator: "\n")
  }

  private static func tick(_ position: Double) -> String {
    "<line class=\"interval\" x1=\"\(place(position))\" x2=\"\(place(position))\" "
      + "y1=\"11\" y2=\"21\"/>"
  }

  private static func triangle(tip: Double, base: Double) -> String {
    "<polygon class=\"bound\" points=\"\(number(tip)),16 \(number(base)),11 \(number(base)),21\"/>"
  }

  private static func estimate(_ row: ForestRow) -> String? {
    row.estimate.map { "<circle class=\"estimate\" cx=\"\(place($0))\" cy=\"16\" r=\"4\"/>" }
  }

  private static func paper(_ row: ForestRow) -> String? {
    row.paper.map { position in
      let centre = x(position)
      let (left, right) = (number(centre - 6), number(centre + 6))
      return "<polygon class=\"paper\" points=\"\(left),16 \(number(centre)),9 \(right),16 "
        + "\(number(centre)),23\"/>"
    }
  }

  private static func x(_ position: Double) -> Double { position * width }

  private static func place(_ position: Double) -> String { number(x(position)) }

  /// A coordinate with one decimal and an ASCII minus.
  private static func number(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}
