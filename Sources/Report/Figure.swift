/// A plot of measured values: lines over a common axis, one colour per arm, one line per seed.
public struct Figure: Sendable, Hashable {
  /// A name of letters, digits and hyphens, unique within a scorecard.
  public var id: String
  /// What is shown, in one sentence.
  public var caption: String
  /// The horizontal axis.
  public var horizontal: Axis
  /// The vertical axis.
  public var vertical: Axis
  /// The lines by arm.
  public var series: [Series]

  /// Lines of an arm that are drawn, the first ones; the mean is that of all.
  package static let drawnSeeds = 8

  /// An axis of a figure.
  public struct Axis: Sendable, Hashable {
    /// What is measured along it.
    public var title: String
    /// Whether equal steps are equal factors.
    public var isLogarithmic: Bool
    /// Values above it are marked like divergences, so that they do not flatten the rest.
    public var limit: Double?

    /// Creates an axis.
    public init(_ title: String, isLogarithmic: Bool = false, limit: Double? = nil) {
      self.title = title
      self.isLogarithmic = isLogarithmic
      self.limit = limit
    }
  }

  /// The lines of one arm.
  public struct Series: Sendable, Hashable {
    /// The arm.
    public var label: String
    /// One line per seed, points from left to right.
    public var lines: [[Point]]

    /// Creates a series.
    public init(label: String, lines: [[Point]]) {
      self.label = label
      self.lines = lines
    }
  }

  /// A measured value; one that is not finite is a divergence.
  public struct Point: Sendable, Hashable {
    /// The place on the horizontal axis.
    public var x: Double
    /// The value.
    public var y: Double

    /// Creates a point.
    public init(_ x: Double, _ y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// Creates a figure; other characters of its name become hyphens.
  public init(
    id: String,
    caption: String,
    horizontal: Axis,
    vertical: Axis,
    series: [Series]
  ) {
    self.id = String(id.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
    self.caption = caption
    self.horizontal = horizontal
    self.vertical = vertical
    self.series = series
  }
}

extension Figure.Series {
  /// The mean over the lines at every place that all of them have; empty for a single line.
  ///
  /// Where a line is not finite there is no mean.
  package var mean: [Figure.Point] {
    guard lines.count > 1, let first = lines.first else { return [] }
    var sums: [Double: (sum: Double, count: Int)] = [:]
    for point in lines.joined() {
      let (sum, count) = sums[point.x, default: (0, 0)]
      sums[point.x] = (sum + point.y, count + 1)
    }
    return first.compactMap { point in
      guard let (sum, count) = sums[point.x], count == lines.count, sum.isFinite else { return nil }
      return Figure.Point(point.x, sum / Double(count))
    }
  }
}
