import Kernels
import Methods
package import Networks

/// A model's loss on its images while one parameter moves along a line, w + t·d with |d| = 1.
///
/// The loss has corners where a ReLU opens or closes, and its float32 noise drowns small differences, so
/// that a quotient of differences is wrong at any step. Its change over a segment is none the less the
/// integral of its slope:
///
///     L(h) − L(−h) = ∫ g(t)·d dt        from −h to h
///
/// Corners on the way only make the integral need more points.
package struct LossLine {
  private let point: Model
  private let labels: [Int]
  private let name: String
  private let direction: [Double]

  /// A line through a model's present parameters; `direction` is scaled to length 1.
  package init(_ point: Model, _ labels: [Int], parameter name: String, direction: [Double]) {
    let length = direction.reduce(0) { $0 + $1 * $1 }.squareRoot()
    self.point = point
    self.labels = labels
    self.name = name
    self.direction = direction.map { $0 / length }
  }

  /// What the loss changes by from −`reach` to `reach`.
  package func change(over reach: Double) -> Double {
    loss(at: reach) - loss(at: -reach)
  }

  /// The slopes at as many midpoints from −`reach` to `reach`; 2·`reach` times their mean is the
  /// integral.
  package func slopes(over reach: Double, points: Int) -> [Double] {
    (0..<points).map { slope(at: reach * (Double(2 * $0 + 1) / Double(points) - 1)) }
  }

  private func loss(at place: Double) -> Double {
    var model = moved(by: place)
    model.forward(.training)
    return SoftmaxCrossEntropy.evaluate(model.logits, labels: labels).loss
  }

  /// g·d by the model's own backward pass.
  private func slope(at place: Double) -> Double {
    var model = moved(by: place), slope = 0.0
    model.forward(.training)
    _ = model.backward(labels: labels)
    model.forEachParameter { parameter in
      guard parameter.name == name else { return }
      slope = zip(parameter.gradient.values, direction).reduce(0) { $0 + Double($1.0) * $1.1 }
    }
    return slope
  }

  private func moved(by place: Double) -> Model {
    var model = point
    model.update { parameter in
      guard parameter.name == name else { return }
      let values = zip(parameter.value.values, direction).map { Float(Double($0) + place * $1) }
      parameter.value = FilterBank(parameter.value.shape, values: values)
    }
    return model
  }
}
