/// A figure as a script for gnuplot, which writes SVG to its standard output.
package struct FigureScript {
  /// Colours that are told apart on light and on dark paper.
  private static let colours = [
    "#2f7fd6", "#d9662b", "#2e9e5b", "#a65fd0", "#c2388e", "#8f8a12", "#1a9aa0", "#8a6d57",
  ]

  private let figure: Figure

  package init(_ figure: Figure) {
    self.figure = figure
  }

  /// The whole script; texts stand in single quotes, in which gnuplot expands nothing.
  package var text: String {
    let blocks = figure.series.enumerated().flatMap { index, series in
      [
        Self.block("lines\(index)", series.lines.prefix(Figure.drawnSeeds).flatMap(drawn)),
        Self.block("mean\(index)", drawn(series.mean)),
        Self.block("lost\(index)", [series.lines.flatMap(lost)]),
      ]
    }
    return ([head] + blocks + ["plot " + plots.joined(separator: ", \\\n  ")])
      .joined(separator: "\n") + "\n"
  }

  private var head: String {
    let scales = [
      figure.horizontal.isLogarithmic ? "set logscale x" : "",
      figure.vertical.isLogarithmic ? "set logscale y\nset format y '%.0e'" : "",
    ].filter { !$0.isEmpty }
    return
      ([
        "set terminal svg size 720,\(height) dynamic noenhanced font 'sans-serif,13'",
        "set border 3", "set tics nomirror", "set grid back",
        "set key outside below center maxcols 3",
        "set xlabel \(Self.quoted(figure.horizontal.title))",
        "set ylabel \(Self.quoted(figure.vertical.title))", "set datafile missing '?'",
      ] + scales).joined(separator: "\n")
  }

  /// The height in points: a key of many rows takes nothing from the plot.
  private var height: Int {
    let longest = figure.series.map(\.label.count).max() ?? 0
    let columns = min(3, max(1, 90 / (longest + 12)))
    return 380 + 20 * ((figure.series.count + columns - 1) / columns)
  }

  /// Seeds as thin lines, the mean over them thick, divergences as crosses at the top.
  ///
  /// An arm stands in the key once: crosses have the colour of its lines.
  private var plots: [String] {
    figure.series.indices.flatMap { index -> [String] in
      let series = figure.series[index]
      let colour = "lc rgb '\(Self.colours[index % Self.colours.count])'"
      let title = Self.quoted(series.label)
      let hasMean = !series.mean.filter(isDrawn).isEmpty
      let isSparse = series.lines.allSatisfy { $0.count <= Self.sparse }
      let mark = isSparse ? "linespoints pt 7 ps 0.4" : "lines"
      var plots: [String] = []
      let hasLines = series.lines.contains { $0.contains(where: isDrawn) }
      if hasLines {
        plots.append(
          "$lines\(index) using 1:2 with \(mark) lw \(hasMean ? 0.6 : 1.6) \(colour) "
            + (hasMean ? "notitle" : "title \(title)")
        )
      }
      if hasMean {
        plots.append("$mean\(index) using 1:2 with lines lw 2.5 \(colour) title \(title)")
      }
      if series.lines.contains(where: { $0.contains(where: isLost) }) {
        let name = "title \(Self.quoted("\(series.label), diverged"))"
        plots.append(
          "$lost\(index) using 1:(\(Self.number(top))) with points pt 2 ps 1 lw 2 \(colour) "
            + (hasLines ? "notitle" : name)
        )
      }
      return plots
    }
  }

  /// The height at which divergences are marked.
  private var top: Double {
    let values = figure.series.flatMap { $0.lines.flatMap { $0 } }.filter(isDrawn).map(\.y)
    guard let greatest = values.max(), let least = values.min() else { return 1 }
    if figure.vertical.isLogarithmic { return greatest * 1.5 }
    return greatest + 0.05 * max(greatest - least, abs(greatest) * 0.1)
  }

  /// Points of a line up to which each is marked.
  private static let sparse = 40

  /// The pieces of a line between its divergences.
  private func drawn(_ line: [Figure.Point]) -> [[Figure.Point]] {
    line.split(whereSeparator: isLost).map { $0.filter(isDrawn) }
  }

  /// The divergences of a line; of a dense one where each begins.
  private func lost(_ line: [Figure.Point]) -> [Figure.Point] {
    line.indices.filter { index in
      let isFirst = index == line.startIndex || !isLost(line[index - 1])
      return isLost(line[index]) && (isFirst || line.count <= Self.sparse)
    }.map { line[$0] }
  }

  private func isDrawn(_ point: Figure.Point) -> Bool {
    point.x.isFinite && point.y.isFinite && !isBeyond(point)
      && (!figure.vertical.isLogarithmic || point.y > 0)
      && (!figure.horizontal.isLogarithmic || point.x > 0)
  }

  private func isLost(_ point: Figure.Point) -> Bool {
    point.x.isFinite && (!point.y.isFinite || isBeyond(point))
      && (!figure.horizontal.isLogarithmic || point.x > 0)
  }

  private func isBeyond(_ point: Figure.Point) -> Bool {
    figure.vertical.limit.map { point.y > $0 } ?? false
  }

  /// Lines of points, an empty line between two of them.
  private static func block(_ name: String, _ lines: [[Figure.Point]]) -> String {
    let texts = lines.filter { !$0.isEmpty }.map { line in
      line.map { "\(number($0.x)) \(number($0.y))" }.joined(separator: "\n")
    }
    return
      (["$\(name) << END"] + (texts.isEmpty ? [] : [texts.joined(separator: "\n\n")]) + ["END"])
      .joined(separator: "\n")
  }

  /// A number with more digits than a picture shows.
  private static func number(_ value: Double) -> String { DisplayNumber.coordinate(value) }

  private static func quoted(_ text: String) -> String {
    "'" + PlainText.line(text).replacing("'", with: "''").replacing("`", with: "''") + "'"
  }
}
