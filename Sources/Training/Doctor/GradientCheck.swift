import Kernels
import Methods
package import Networks

/// Every parameter's gradient against central differences of the loss.
///
/// Parameters are first moved a little, so that no scale is one and no bias zero. The method's gradient
/// rule is left out: it makes something else of the derivative on purpose. Along a direction d of
/// length 1, (L(w + hd) − L(w − hd))/2h is compared with g·d for four sizes h, of which the one that
/// agrees best counts: a large one crosses corners of ReLU, a small one drowns in rounding. Directions
/// are the gradient itself, half of its entries, and for kernels the kernel and its mean, along which
/// normalizing methods change most. The error is relative to the length of the gradient.
package struct GradientCheck {
  /// The largest error that passes, relative.
  static let tolerance = 0.03
  /// Changes of the loss that are aimed at.
  private static let changes = [3e-3, 1e-3, 3e-4, 1e-4]

  package let findings: [MethodExamination.Finding]

  package init(_ session: Session, labels: [Int]) {
    var method = session.model.method
    method.gradientRule = { _ in nil }
    let model = Model(
      session.model.network,
      method: method,
      batch: session.model.batch,
      seed: UInt64(bitPattern: Int64(session.experiment.seed)),
      engine: session.engine
    )
    model.images.assign(session.model.images.values)
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
      "\(errors.count) agree with central differences, the worst, \(worst?.name ?? ""), to "
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
    var worst = (error: 0.0, direction: "")
    for (name, direction) in directions(parameter, gradient) {
      let analytic = zip(gradient, direction).reduce(0) { $0 + $1.0 * $1.1 }
      let errors = changes.map { change -> Double in
        // A gradient of nearly zero must not ask for a step beyond the parameter itself.
        let step = min(change / length, 0.1 * max(norm(parameter.value.values.map(Double.init)), 1))
        let losses = [step, -step].map { shifted(point, parameter.name, direction, by: $0, labels) }
        let numeric = (losses[0] - losses[1]) / (2 * step)
        let rounding = 5e-7 * (1 + loss) / step
        let excess = abs(numeric - analytic) - rounding
        // A gradient of zero is right where the loss does not move.
        return excess <= 0 ? 0 : excess / length
      }
      let least = errors.contains { $0.isFinite } ? errors.filter(\.isFinite).min() ?? 0 : .infinity
      if least > worst.error { worst = (least, name) }
    }
    return worst
  }

  private static func directions(
    _ parameter: Parameter,
    _ gradient: [Double]
  ) -> [(name: String, values: [Double])] {
    var found = [
      ("the gradient", gradient),
      ("half of the gradient", gradient.enumerated().map { $0.offset % 3 == 0 ? $0.element : 0 }),
    ]
    if parameter.value.shape.length > 1 {
      found.append(("the kernel", parameter.value.values.map(Double.init)))
      found.append(("the kernel's mean", gradient.map { _ in 1 }))
    }
    return found.compactMap { name, values in
      let length = norm(values)
      return length > 0 ? (name, values.map { $0 / length }) : nil
    }
  }

  /// The loss where one parameter is moved along a direction.
  private static func shifted(
    _ point: Model,
    _ name: String,
    _ direction: [Double],
    by step: Double,
    _ labels: [Int]
  ) -> Double {
    var model = point
    model.update { parameter in
      guard parameter.name == name else { return }
      let values = zip(parameter.value.values, direction).map { Float(Double($0) + step * $1) }
      parameter.value = FilterBank(parameter.value.shape, values: values)
    }
    model.forward(.training)
    return SoftmaxCrossEntropy.evaluate(model.logits, labels: labels).loss
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
