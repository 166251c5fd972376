import Kernels
import Methods
import Networks
import Testing
import Training

@Suite("Loss line")
struct LossLineTests {
  /// A line through a plain network, along a parameter's own gradient times `factor`.
  private func line(_ name: String, factor: Double = 1) throws -> LossLine {
    var session = try Experiment.sample("none-bias", network: "plain-6").session()
    let labels = session.load(step: 0)
    session.model.forward(.training)
    _ = session.model.backward(labels: labels)
    var direction: [Double] = []
    session.model.forEachParameter {
      if $0.name == name { direction = $0.gradient.values.map { factor * Double($0) } }
    }
    return LossLine(session.model, labels, parameter: name, direction: direction)
  }

  private func integral(_ line: LossLine, _ reach: Double, points: Int) -> Double {
    2 * reach * line.slopes(over: reach, points: points).reduce(0, +) / Double(points)
  }

  @Test("the change of the loss is the integral of its slope", arguments: [0.01, 0.1, 1])
  func smooth(_ reach: Double) throws {
    let line = try line("fc.weight")
    let change = line.change(over: reach)
    #expect(change > 0)
    #expect(abs(integral(line, reach, points: 32) / change - 1) < 1e-3)
  }

  @Test("corners on the way ask for more points, and no more")
  func corners() throws {
    let line = try line("conv1.weight")
    let change = line.change(over: 1)
    let errors = [1, 64].map { abs(integral(line, 1, points: $0) / change - 1) }
    #expect(errors[1] < 0.01, "\(errors)")
    #expect(errors[1] < errors[0], "\(errors)")
  }

  @Test("a line's unit is a length of 1")
  func unit() throws {
    let long = try line("fc.weight", factor: 100), short = try line("fc.weight")
    #expect(abs(long.change(over: 0.1) / short.change(over: 0.1) - 1) < 1e-3)
  }
}
