import Report

/// A made-up figure: two arms, two seeds, one of which diverges.
enum SampleFigure {
  static let figure = Figure(
    id: "suite/case loss",
    caption: "Loss of a 'case' against <step>",
    horizontal: Figure.Axis("step"),
    vertical: Figure.Axis("train loss"),
    series: [
      Figure.Series(
        label: "method=bn",
        lines: [
          [Figure.Point(1, 2), Figure.Point(2, 1)], [Figure.Point(1, 4), Figure.Point(2, 2)],
        ]
      ),
      Figure.Series(
        label: "it's `none`",
        lines: [[Figure.Point(1, 3), Figure.Point(2, .infinity)]]
      ),
    ]
  )
}
