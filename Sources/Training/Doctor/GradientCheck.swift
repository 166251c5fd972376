import Kernels
import Methods
package import Networks

/// Every parameter's gradient against changes of the loss.
///
/// Parameters are first moved a little, so that no scale is one and no bias zero. The method's gradient
/// rule is left out: it makes something else of the derivative on purpose. Noise is the same in every
/// pass, as each starts from the same model. Along a line the loss must change by the integral of the
/// slope that the backward pass claims (`LossLine`); midpoints are doubled until they agree, as a right
/// gradient does and a wrong one does not. Lines follow the gradient, a third of its entries, and for
/// kernels the kernel and its mean, along which normalizing methods change most. They are as long as a
/// visible change of the loss needs. The error is relative to the gradient's length, or the
/// steepest slope on the line.
package struct GradientCheck {
  /// The largest error that passes, relative.
  static let tolerance = 0.02
  /// The change of the loss along the gradient that is aimed at.
  private static let change = 0.02
  /// What a loss of 1 is uncertain by in float32, over some dozens of layers.
  private static let rounding = 1e-6
  /// Midpoints, until they agree.
  private static let points = [2, 4, 8, 16, 32]

  package let findings: [MethodExamination.Finding]

  package init(_ session: Session, labels: [Int]) {
    var method = session.model.method
    method.gradientRule = { _ in nil }
    var model = Model(
      session.model.network,
      method: method,
      batch: session.model.batch,
      seed: UInt64(bitPattern: Int64(session.experiment.seed)),
      engine: session.engine
    )
    model.images.assign(session.model.images.values)
    if method.readsFirstBatch { model.adaptToFirstBatch() }
    self.init(model, labels: labels)
  }

  /// Checks the gradients of a model on the images it holds.
  package init(_ model: Model, labels: [Int]) {
    let point = Self.moved(model)
    var model = point
    model.forward(.training)
    let loss = model.backward(labels: labels).loss
    var parameters: [Parameter] = []
    model.forEachParameter { parameters.append($0) }
    let errors = parameters.map { parameter in
      (name: parameter.name, found: Self.error(of: parameter, at: point, labels, loss))
    }
    // Not >: an error that is no number is one.
    let wrong = errors.filter { !($0.found.error <= Self.tolerance) }
    guard wrong.isEmpty else {
      let texts = wrong.map { name, found in
        "\(name) is off by \(Self.percent(found.error)) along \(found.direction)"
      }
      findings = [.init(.failed, "gradients", texts.joined(separator: "; "))]
      return
    }
    let worst = errors.max { $0.found.error < $1.found.error }
    let text =
      "\(errors.count) agree with changes of the loss, the worst, \(worst?.name ?? ""), to "
      + Self.percent(worst?.found.error ?? 0)
    findings = [.init(.passed, "gradients", text)]
  }

  /// The largest error of a parameter's gradient, and the direction it was found along.
  private static func error(
    of parameter: Parameter,
    at point: Model,
    _ labels: [Int],
    _ loss: Double
  ) -> (error: Double, direction: String) {
    let gradient = parameter.gradient.values.map(Double.init)
    let length = norm(gradient)
    // A gradient of nearly zero must not ask for a line beyond the parameter itself.
    let reach = min(
      change / (2 * length),
      0.1 * max(norm(parameter.value.values.map(Double.init)), 1)
    )
    var worst = (error: 0.0, direction: "")
    for (name, direction) in directions(parameter, gradient) {
      let line = LossLine(point, labels, parameter: parameter.name, direction: direction)
      let change = line.change(over: reach)
      var error = Double.infinity
      for points in points where !(error <= tolerance) {
        let slopes = line.slopes(over: reach, points: points)
        let integral = 2 * reach * slopes.reduce(0, +) / Double(points)
        let excess = abs(change - integral) - rounding * (1 + loss)
        // Where the gradient is zero by chance, it is not on the way there.
        let steepest = slopes.reduce(length) { max($0, abs($1)) }
        // A gradient of zero is right where the loss does not move.
        error = excess <= 0 ? 0 : excess / (2 * reach * steepest)
      }
      if !(error <= worst.error) { worst = (error, name) }
    }
    return worst
  }

  private static func directions(
    _ parameter: Parameter,
    _ gradient: [Double]
  ) -> [(name: String, values: [Double])] {
    let third = gradient.enumerated().map { $0.offset % 3 == 0 ? $0.element : 0 }
    var found = [("the gradient", gradient), ("a third of the gradient", third)]
    if parameter.value.shape.length > 1 {
      found.append(("the kernel", parameter.value.values.map(Double.init)))
      found.append(("the kernel's mean", gradient.map { _ in 1 }))
    }
    return found.filter { norm($0.1) > 0 }.map { (name: $0.0, values: $0.1) }
  }

  /// A model whose parameters are moved by random numbers, scales and biases the most.
  private static func moved(_ model: Model) -> Model {
    var random = RandomSource(seed: 0, purpose: .probe), copy = model
    copy.update { parameter in
      let share: Float = parameter.value.shape.length == 1 ? 0.1 : 0.01
      let values = parameter.value.values.map { $0 + share * random.normal() }
      parameter.value = FilterBank(parameter.value.shape, values: values)
    }
    return copy
  }

  private static func norm(_ values: [Double]) -> Double {
    values.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  private static func percent(_ share: Double) -> String {
    share.isFinite ? "\((share * 1e4).rounded() / 100) %" : "no number"
  }
}
