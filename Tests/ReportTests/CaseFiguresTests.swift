import Catalog
import Report
import Testing
import Verdicts

@Suite("CaseFigures")
struct CaseFiguresTests {
  private func cell(_ method: String, _ lr: Double, outcome: CellOutcome = .ok) -> CellEvidence {
    let axes: [String: SettingValue] = ["method": .text(method), "lr": .number(lr)]
    return CellEvidence(
      key: "\(method)\(lr)",
      arm: Arm(suite: "s", caseID: "c", axes: axes, settings: axes),
      seed: 1,
      outcome: outcome,
      attempt: "\(method)\(lr)",
      results: ["test_accuracy": 100 * lr],
      seconds: 1
    )
  }

  private func figures(_ kind: CaseKind, _ cells: [CellEvidence], _ curves: [Curve]) -> [Figure] {
    let template = Case(
      id: "c",
      kind: kind,
      matrix: [
        Axis(name: "method", values: [.text("bn"), .text("none")]),
        Axis(name: "lr", values: [.number(0.1), .number(0.2), .number(0.4)]),
      ],
      metrics: [Metric(name: "test_accuracy", unit: "pp")]
    )
    let points = Dictionary(uniqueKeysWithValues: cells.map { ($0.key, curves) })
    return CaseFigures(suite: "s", template: template, cells: cells, points: points).figures
  }

  @Test("accuracy against learning rate: a line per arm, runs that diverged without a number")
  func alongAxis() throws {
    let cells = [
      cell("bn", 0.2), cell("bn", 0.1), cell("bn", 0.4), cell("none", 0.1),
      cell("none", 0.2, outcome: .diverged), cell("none", 0.4, outcome: .crashed),
    ]
    let figure = try #require(figures(.train, cells, []).first)
    #expect(figure.id == "s-c-test-accuracy-lr" && figure.horizontal.isLogarithmic)
    #expect(figure.series.map(\.label) == ["method=bn", "method=none"])
    #expect(figure.series[0].lines[0].map(\.x) == [0.1, 0.2, 0.4])
    let none = figure.series[1].lines[0]
    #expect(none.count == 2 && none[0].y == 10 && none[1].y.isNaN)
  }

  @Test("more arms than colours are spread over several figures, none is left out")
  func manyArms() {
    let names = (0..<19).map { "m\($0)" }
    let cells = names.flatMap { [cell($0, 0.1), cell($0, 0.2), cell($0, 0.4)] }
    let loss = Curve(label: "", metric: "train_loss", steps: [0, 1, 2], values: [3, 2, 1])
    let figures = figures(.train, cells, [loss])
    let along = figures.filter { $0.horizontal.title == "lr" }
    #expect(
      along.map(\.id) == [
        "s-c-test-accuracy-lr", "s-c-test-accuracy-lr-8", "s-c-test-accuracy-lr-16",
      ]
    )
    #expect(along.flatMap { $0.series.map(\.label) } == names.map { "method=\($0)" })
    let courses = figures.filter { $0.horizontal.title == "step" }
    #expect(courses.flatMap(\.series).count == cells.count)
    #expect(figures.allSatisfy { $0.series.count <= 8 })
    #expect(Set(figures.map(\.id)).count == figures.count)
  }

  @Test("training shows its loss by step, a probe every metric along its points")
  func courses() {
    let loss = Curve(label: "", metric: "train_loss", steps: [0, 1, 2], values: [3, 2, 1])
    let trained = figures(.train, [cell("bn", 0.1)], [loss])
    #expect(trained.first?.id == "s-c-train-loss" && trained.first?.horizontal.title == "step")
    // A loss that diverges would flatten the others: three times the start is the most.
    #expect(trained.first?.vertical.limit == 9)
    let size = Curve(
      label: "",
      metric: "batch_1_step_size",
      steps: [0, 1, 2],
      values: [0.1, 1, 10]
    )
    let ratio = Curve(
      label: "",
      metric: "batch_1_relative_loss",
      steps: [0, 1, 2],
      values: [1, 2, 1e6]
    )
    let probed = figures(.probe, [cell("bn", 0.1)], [ratio, size])
    #expect(probed.first?.series.first?.lines.first?.map(\.x) == [0.1, 1, 10])
    #expect(probed.first?.vertical.isLogarithmic == true)
  }

  @Test("a case without measured cells has no figure")
  func nothing() {
    #expect(figures(.train, [cell("bn", 0.1, outcome: .crashed)], []).isEmpty)
  }
}
