import Kernels
import Methods
import Networks

/// Directional derivatives of a model's loss, by its gradients and by central differences.
struct GradientProbe {
  private(set) var model: Model
  private let sample: SampleBatch
  private var random: RandomSource

  /// One parameter at the point where its derivatives are taken.
  struct Point {
    let name: String
    let value: FilterBank
    let gradient: [Float]

    var gradientNorm: Double { norm(gradient) }
  }

  /// A derivative both ways, and whether every rectifier and maximum stayed as it was.
  struct Comparison {
    let analytic: Double
    let numeric: Double
    let isSmooth: Bool
  }

  /// Moves every parameter away from its start, so that no scale is one and no bias zero.
  init(_ network: Network, _ method: Method, batch: Int, seed: UInt64) {
    var random = RandomSource(seed: seed, purpose: .probe, stream: 1)
    model = Model(network, method: method, batch: batch, seed: seed, engine: Engine())
    sample = SampleBatch(network, count: batch, seed: seed)
    model.update { parameter in
      let share: Float = parameter.value.shape.length == 1 ? 0.3 : 0.02
      parameter.value = parameter.value.moved(
        along: random.normals(parameter.value.shape.count),
        by: share
      )
    }
    self.random = random
    model.images.assign(sample.images)
  }

  /// Every parameter with its gradient.
  mutating func points() -> [Point] {
    model.forward(.training)
    _ = model.backward(labels: sample.labels)
    var points: [Point] = []
    model.forEachParameter {
      points.append(Point(name: $0.name, value: $0.value, gradient: $0.gradient.values))
    }
    return points
  }

  /// A random direction of length 1.
  mutating func direction(_ point: Point) -> [Float] {
    unit(random.normals(point.gradient.count))
  }

  /// Compares along a direction, `step` to either side, corrected by half the step.
  mutating func compare(_ point: Point, along direction: [Float], step: Float) -> Comparison {
    let analytic = zip(point.gradient, direction).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }
    var masks = Set<[[Bool]]>()
    func slope(_ step: Float, _ model: inout Model, _ sample: SampleBatch) -> Double {
      let losses = [step, -step].map { step in
        model.set(point.name, point.value.moved(along: direction, by: step))
        let loss = model.loss(sample.labels)
        masks.insert(model.masks)
        return loss
      }
      return (losses[0] - losses[1]) / (2 * Double(step))
    }
    let wide = slope(step, &model, sample), narrow = slope(step / 2, &model, sample)
    model.set(point.name, point.value)
    return Comparison(
      analytic: analytic,
      numeric: (4 * narrow - wide) / 3,
      isSmooth: masks.count == 1
    )
  }
}

/// A vector of length 1.
func unit(_ vector: [Float]) -> [Float] {
  let length = Float(norm(vector))
  return vector.map { $0 / max(length, .leastNormalMagnitude) }
}

/// √Σx².
func norm(_ vector: [Float]) -> Double {
  vector.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
}

extension RandomSource {
  fileprivate mutating func normals(_ count: Int) -> [Float] { (0..<count).map { _ in normal() } }
}

extension FilterBank {
  fileprivate func moved(along direction: [Float], by step: Float) -> FilterBank {
    FilterBank(shape, values: zip(values, direction).map { $0 + step * $1 })
  }
}

extension Model {
  fileprivate mutating func set(_ name: String, _ value: FilterBank) {
    update { if $0.name == name { $0.value = value } }
  }

  fileprivate mutating func loss(_ labels: [Int]) -> Double {
    forward(.training)
    return SoftmaxCrossEntropy.evaluate(logits, labels: labels).loss
  }

  /// Which rectifiers are open, and which pixels win the maximum of their window.
  fileprivate var masks: [[Bool]] {
    let rectifiers = network.maps.indices.filter { network.maps[$0].relu }
    var masks = rectifiers.map { seen($0).map { $0 > 0 } }
    for case .maxPool(let input, let size, let stride, let output) in network.nodes {
      let from = view(input).map.shape, to = view(output).map.shape
      let values = seen(input), largest = seen(output)
      masks.append(
        largest.indices.flatMap { at in
          let plane = at / to.pixels * from.pixels
          let corner = at % to.pixels / to.width * stride * from.width + at % to.width * stride
          return (0..<size * size).map { tap in
            values[plane + corner + tap / size * from.width + tap % size] == largest[at]
          }
        }
      )
    }
    return masks
  }
}
