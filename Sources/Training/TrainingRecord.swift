import Kernels
import Methods
import Networks

/// What is kept of a training run along the way.
///
/// Points, by the steps done before them: `train_loss` at every step; every tenth step at most, about
/// a hundred times, `gradient_norm` and `weight_norm`, √Σg² and √Σw² over all parameters, g after
/// gradient rules and before weight decay, w after the update. The target is reached at the first step
/// at which the mean of the last twenty losses is at most the target. `bench --recording` measures what
/// this costs.
struct TrainingRecord: Sendable, Codable {
  /// When a target was reached.
  struct Arrival: Sendable, Hashable, Codable {
    /// Optimizer steps done.
    let steps: Int
    /// Seconds of training until then, evaluation excluded.
    let seconds: Double
  }

  /// Losses of which the mean counts.
  static let window = 20

  /// The losses of all steps.
  private(set) var losses: [Double] = []
  /// When the target was reached; `nil` until then.
  private(set) var arrival: Arrival?
  /// All points, so that a run that goes on from a checkpoint can report them again.
  private var points: [Point] = []
  /// How many of them were taken.
  private var taken = 0
  private let lastStep: Int
  private let normStride: Int
  private let target: Double

  /// Creates an empty record of a run of so many steps.
  init(total: Int, target: Double) {
    lastStep = total - 1
    normStride = max(10, total / 100)
    self.target = target
  }

  /// Keeps what a step showed: its loss, and the model after it.
  mutating func add(_ step: Int, loss: Double, seconds: Double, _ model: Model) {
    losses.append(loss)
    keep(step, seconds, "train_loss", loss)
    if step % normStride == 0 || step == lastStep {
      let norms = Self.norms(model)
      keep(step, seconds, "gradient_norm", norms.gradient)
      keep(step, seconds, "weight_norm", norms.weight)
    }
    if arrival == nil, losses.count >= Self.window, meanLoss <= target {
      arrival = Arrival(steps: step + 1, seconds: seconds)
    }
  }

  /// Keeps points that were measured elsewhere.
  mutating func add(_ new: [Point]) { points += new }

  /// The points since the last call.
  mutating func take() -> [Point] {
    defer { taken = points.count }
    return Array(points[taken...])
  }

  /// Forgets that points were taken.
  mutating func rewind() { taken = 0 }

  /// The mean of the last twenty losses, or of all when there are fewer.
  var meanLoss: Double {
    let last = losses.suffix(Self.window)
    return last.reduce(0, +) / Double(last.count)
  }

  private mutating func keep(_ step: Int, _ seconds: Double, _ metric: String, _ value: Double) {
    points.append(Point(step: step, seconds: seconds, metric: metric, value: value))
  }

  private static func norms(_ model: Model) -> (gradient: Double, weight: Double) {
    var gradient = 0.0, weight = 0.0
    let kernels = model.engine.kernels
    model.forEachParameter { parameter in
      gradient += parameter.gradient.dots(parameter.gradient, kernels).reduce(0, +)
      weight += parameter.value.dots(parameter.value, kernels).reduce(0, +)
    }
    return (gradient.squareRoot(), weight.squareRoot())
  }
}
