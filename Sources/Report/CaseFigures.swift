public import Catalog
public import Verdicts

/// The figures of one case: its curves along the run or the depth, and its results along an axis.
public struct CaseFigures: Sendable {
  /// More arms than this are spread over several figures.
  private static let arms = 8

  private let suite: String
  private let template: Case
  /// Measured cells by arm, arms in the order of the catalogue.
  private let groups: [(arm: Arm, cells: [CellEvidence])]
  private let points: [String: [Curve]]

  /// Creates the figures of a case.
  ///
  /// - Parameters:
  ///   - suite: the suite's name.
  ///   - template: the case.
  ///   - cells: what is known of the suite's cells.
  ///   - points: the measurements along every accepted attempt, by its identifier.
  public init(
    suite: String,
    template: Case,
    cells: [CellEvidence],
    points: [String: [Curve]]
  ) {
    self.suite = suite
    self.template = template
    self.points = points
    var order: [Arm] = []
    var groups: [Arm: [CellEvidence]] = [:]
    for cell in cells
    where cell.arm.caseID == template.id && cell.arm.suite == suite
      && cell.outcome?.isMeasurement == true
    {
      if groups[cell.arm] == nil { order.append(cell.arm) }
      groups[cell.arm, default: []].append(cell)
    }
    self.groups = order.map { arm in
      (arm: arm, cells: groups[arm, default: []].sorted { $0.seed < $1.seed })
    }
  }

  /// All figures that have something to show.
  public var figures: [Figure] { courses + alongAxis }

  /// Metrics along the run, or a probe's along the depth or the step size.
  private var courses: [Figure] {
    let metrics = template.kind == .train ? ["train_loss"] : probedMetrics
    return metrics.flatMap { metric in
      stride(from: 0, to: groups.count, by: Self.arms).compactMap { start in
        course(metric, groups[start..<min(start + Self.arms, groups.count)], part: start)
      }
    }
  }

  /// The metrics of a probe that have points, those that are an axis of others left out.
  private var probedMetrics: [String] {
    let curves = groups.first?.cells.first?.attempt.flatMap { points[$0] } ?? []
    let known = curves.filter { $0.values.count > 2 }.map(\.metric)
    return known.filter { !$0.hasSuffix(Self.stepSize) }
  }

  private static let stepSize = "_step_size"
  private static let relativeLoss = "_relative_loss"

  private func course(
    _ metric: String,
    _ groups: ArraySlice<(arm: Arm, cells: [CellEvidence])>,
    part: Int
  ) -> Figure? {
    let isLine = metric.hasSuffix(Self.relativeLoss)
    let series = groups.compactMap { group -> Figure.Series? in
      let lines = group.cells.compactMap { cell in cell.attempt.flatMap { line(metric, of: $0) } }
      let label = group.arm.label.isEmpty ? template.id : group.arm.label
      return lines.isEmpty ? nil : Figure.Series(label: label, lines: lines)
    }
    guard series.contains(where: { $0.lines.contains { $0.count > 1 } }) else { return nil }
    let along = isLine ? "step size" : ProbeCourse.axis(of: metric, in: template)
    let name = metric.replacing("_", with: " ")
    return Figure(
      id: id([metric], part: part),
      caption: "\(template.id): \(name) against \(along). Thin lines: \(Self.seeds(of: series)); "
        + "thick: their mean; crosses: \(template.kind == .train ? "above the plot, or " : "")not finite.",
      horizontal: Figure.Axis(along, isLogarithmic: isLine),
      vertical: Figure.Axis(
        name,
        isLogarithmic: isLine,
        limit: template.kind == .train ? Self.limit(of: series) : nil
      ),
      series: series
    )
  }

  /// Three times the smallest start of a loss: what is above hides how the others learn.
  private static func limit(of series: [Figure.Series]) -> Double? {
    series.flatMap(\.lines).compactMap { $0.first?.y }.filter { $0.isFinite && $0 > 0 }.min()
      .map { 3 * $0 }
  }

  private func line(_ metric: String, of attempt: String) -> [Figure.Point]? {
    guard let curves = points[attempt], let curve = curves.first(where: { $0.metric == metric })
    else { return nil }
    let places: [Double]
    if metric.hasSuffix(Self.relativeLoss) {
      let axis = String(metric.dropLast(Self.relativeLoss.count)) + Self.stepSize
      guard let sizes = curves.first(where: { $0.metric == axis }) else { return nil }
      places = sizes.values
    } else {
      places = curve.steps.map(Double.init)
    }
    return zip(places, curve.values).map { Figure.Point($0, $1) }
  }

  /// A result against the first axis that has three numbers, runs that diverged as crosses.
  private var alongAxis: [Figure] {
    let axis = template.matrix.first { axis in
      axis.values.count > 2 && axis.values.allSatisfy { $0.number != nil }
    }
    let metric =
      template.metric(named: "test_accuracy")
      ?? template.metrics.first { !$0.name.hasPrefix("diverged") }
    guard let axis, let metric else { return [] }
    let series = series(of: metric, along: axis.name)
    return stride(from: 0, to: series.count, by: Self.arms).map { start in
      let shown = Array(series[start..<min(start + Self.arms, series.count)])
      return alongAxis(axis.name, metric, shown, part: start)
    }
  }

  /// One line per seed for every group of arms that differ in nothing but the axis.
  private func series(of metric: Metric, along axis: String) -> [Figure.Series] {
    var order: [String] = []
    var lines: [String: [Int: [Figure.Point]]] = [:]
    for (arm, cells) in groups {
      guard let x = arm.axes[axis]?.number else { continue }
      let label = arm.axes.keys.sorted().filter { $0 != axis }
        .map { "\($0)=\(arm.axes[$0]?.description ?? "")" }.joined(separator: " ")
      if lines[label] == nil { order.append(label) }
      for cell in cells {
        let value = cell.outcome == .diverged ? nil : cell.results[metric.name]
        lines[label, default: [:]][cell.seed, default: []].append(Figure.Point(x, value ?? .nan))
      }
    }
    return order.map { label in
      Figure.Series(
        label: label.isEmpty ? template.id : label,
        lines: lines[label, default: [:]].sorted { $0.key < $1.key }
          .map { $0.value.sorted { $0.x < $1.x } }
      )
    }
  }

  private func alongAxis(
    _ axis: String,
    _ metric: Metric,
    _ series: [Figure.Series],
    part: Int
  ) -> Figure {
    let unit = metric.unit.isEmpty ? "" : " (\(metric.unit))"
    let name = metric.name.replacing("_", with: " ")
    return Figure(
      id: id([metric.name, axis], part: part),
      caption:
        "\(template.id): \(name) against \(axis). Thin lines: \(Self.seeds(of: series)); "
        + "thick: their mean; crosses: diverged.",
      horizontal: Figure.Axis(axis, isLogarithmic: axis == "lr" || axis == "batch"),
      vertical: Figure.Axis(name + unit),
      series: series
    )
  }

  /// Which lines are drawn, in words.
  private static func seeds(of series: [Figure.Series]) -> String {
    let most = series.map(\.lines.count).max() ?? 0
    return most > Figure.drawnSeeds ? "the first \(Figure.drawnSeeds) seeds" : "seeds"
  }

  /// A name for the figure that begins with arm number `part`.
  private func id(_ parts: [String], part: Int) -> String {
    ([suite, template.id] + parts + (part > 0 ? ["\(part)"] : [])).joined(separator: "-")
  }
}
