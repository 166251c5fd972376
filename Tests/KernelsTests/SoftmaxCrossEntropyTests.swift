import Foundation
import Kernels
import Testing

@Suite("Softmax cross-entropy")
struct SoftmaxCrossEntropyTests {
  /// Logits [1,K,1,N] from one row per sample.
  private static func map(_ rows: [[Float]]) -> FeatureMap {
    let classes = rows[0].count
    let map = FeatureMap(
      MapShape(images: 1, channels: classes, height: 1, width: rows.count)
    )
    for (sample, row) in rows.enumerated() {
      for (k, value) in row.enumerated() { map[0, k, 0, sample] = value }
    }
    return map
  }

  @Test("equal logits cost log K, and the loss is the mean over the samples")
  func uniform() {
    let value = SoftmaxCrossEntropy.evaluate(
      MapView(Self.map([[Float](repeating: 7, count: 10)])),
      labels: [3]
    )
    #expect(abs(value.loss - log(10)) <= 1e-15)
    let pair = SoftmaxCrossEntropy.evaluate(
      MapView(Self.map([[0, 0], [2, 0], [0, 3]])),
      labels: [0, 0, 0]
    )
    #expect(abs(pair.loss - (log(2) + log1p(exp(-2)) + log1p(exp(3))) / 3) <= 1e-15)
    #expect(pair.correct == 2)
  }

  @Test("smoothing spreads a share of the label over all classes")
  func smoothing() {
    let map = Self.map([[1, 3, 2, 0]]), gradient = FeatureMap(map.shape)
    let costs = (0..<4).map { SoftmaxCrossEntropy.evaluate(MapView(map), labels: [$0]).loss }
    let value = SoftmaxCrossEntropy.evaluate(
      MapView(map),
      labels: [2],
      smoothing: 0.2,
      gradient: gradient
    )
    #expect(abs(value.loss - (0.8 * costs[2] + 0.05 * costs.reduce(0, +))) <= 1e-14)
    for k in 0..<4 {
      let target = (k == 2 ? 0.8 : 0) + 0.05
      #expect(abs(Double(gradient.values[k]) - (exp(-costs[k]) - target)) <= 1e-7)
    }
  }

  @Test("counts samples whose largest logit is the label's, the first of equal ones")
  func correct() {
    let logits = MapView(Self.map([[1, 3, 2], [5, 5, 1], [0, -1, -2], [-3, -2, -1]]))
    #expect(SoftmaxCrossEntropy.evaluate(logits, labels: [1, 0, 0, 2]).correct == 4)
    #expect(SoftmaxCrossEntropy.evaluate(logits, labels: [1, 1, 1, 1]).correct == 1)
  }

  @Test("the gradient agrees with central differences", arguments: [2, 10, 20])
  func differences(_ classes: Int) {
    let samples = 3, step = Float(0x1p-10)
    var random = RandomSource(seed: 4, purpose: .probe)
    // Multiples of the step below 4, so that z ± step is exact in single precision.
    let rows = (0..<samples).map { _ in
      (0..<classes).map { _ in Float(random.integer(below: 8192) - 4096) * step }
    }
    let labels = (0..<samples).map { _ in random.integer(below: classes) }
    let logits = Self.map(rows), gradient = FeatureMap(logits.shape)
    let value = SoftmaxCrossEntropy.evaluate(MapView(logits), labels: labels, gradient: gradient)
    #expect(value.loss == SoftmaxCrossEntropy.evaluate(MapView(logits), labels: labels).loss)
    for sample in 0..<samples {
      for k in 0..<classes {
        func loss(_ change: Float) -> Double {
          logits[0, k, 0, sample] = rows[sample][k] + change
          defer { logits[0, k, 0, sample] = rows[sample][k] }
          return SoftmaxCrossEntropy.evaluate(MapView(logits), labels: labels).loss
        }
        let difference = (loss(step) - loss(-step)) / Double(2 * step)
        #expect(abs(Double(gradient[0, k, 0, sample]) - difference) <= 2e-7)
      }
      // Probabilities sum to 1, so a sample's gradients sum to 0.
      let sum = (0..<classes).reduce(Float(0)) { $0 + gradient[0, $1, 0, sample] }
      #expect(abs(sum) <= 1e-7)
    }
    #expect(gradient.padding.allSatisfy { $0 == 0 })
  }

  @Test("huge logits neither overflow nor lose the loss")
  func huge() {
    let logits = Self.map([[1e30, -1e30], [1e30, -1e30], [800, 799]])
    let gradient = FeatureMap(logits.shape)
    let value = SoftmaxCrossEntropy.evaluate(
      MapView(logits),
      labels: [0, 1, 1],
      gradient: gradient
    )
    let second = 2 * Double(Float(1e30)), third: Double = 1 + log1p(exp(-1.0))
    let expected = (second + third) / 3
    #expect(abs(value.loss - expected) <= 1e-15 * expected)
    #expect(value.correct == 1)
    let share: Float = 1.0 / 3
    #expect(gradient.values[0] == 0 && gradient.values[3] == 0)
    #expect(gradient.values[1] == share && gradient.values[4] == -share)
  }

  @Test("a logit that is no number makes the loss none, wherever it stands")
  func notNumbers() {
    for place in 0..<3 {
      var row: [Float] = [1, 2, 3]
      row[place] = .nan
      let logits = Self.map([[0, 0, 0], row]), gradient = FeatureMap(logits.shape)
      for label in 0..<3 {
        let value = SoftmaxCrossEntropy.evaluate(
          MapView(logits),
          labels: [0, label],
          gradient: gradient
        )
        #expect(value.loss.isNaN)
        #expect(gradient[0, label, 0, 1].isNaN)
        #expect(gradient[0, label, 0, 0].isFinite)
      }
    }
    let none = Self.map([[.nan, .nan]])
    #expect(SoftmaxCrossEntropy.evaluate(MapView(none), labels: [0]).correct == 0)
    let infinite = Self.map([[.infinity, 0]])
    #expect(!SoftmaxCrossEntropy.evaluate(MapView(infinite), labels: [0]).loss.isFinite)
    let impossible = Self.map([[0, -.infinity]])
    #expect(SoftmaxCrossEntropy.evaluate(MapView(impossible), labels: [1]).loss == .infinity)
  }

  @Test("sees logits by their scale and shift, and leaves samples without a label alone")
  func views() {
    let raw = Self.map([[1, 2, 3], [3, 0, 1], [9, 9, 9]])
    let scale = ChannelTable(rows: 1, channels: 3, columns: 2)
    for k in 0..<3 {
      scale[0, k, 0] = 2
      scale[0, k, 1] = Float(k)
    }
    let view = MapView(raw, scale: scale)
    #expect((0..<3).map { SoftmaxCrossEntropy.logit(view, 0, $0) } == [2, 5, 8])
    #expect((0..<3).map { SoftmaxCrossEntropy.logit(MapView(raw), 1, $0) } == [3, 0, 1])
    let gradient = FeatureMap(raw.shape)
    let seen = Self.map([[2, 5, 8], [6, 1, 4]])
    let ours = SoftmaxCrossEntropy.evaluate(view, labels: [0, 1], gradient: gradient)
    #expect(ours.loss == SoftmaxCrossEntropy.evaluate(MapView(seen), labels: [0, 1]).loss)
    // The mean is over the labelled samples, and so is its gradient.
    let labelled = FeatureMap(MapShape(images: 1, channels: 3, height: 1, width: 2))
    let two = Self.map([[2, 5, 8], [6, 1, 4]])
    _ = SoftmaxCrossEntropy.evaluate(MapView(two), labels: [0, 1], gradient: labelled)
    for k in 0..<3 {
      for sample in 0..<2 { #expect(gradient[0, k, 0, sample] == labelled[0, k, 0, sample]) }
      #expect(gradient[0, k, 0, 2] == 0)
    }
  }

  @Test("refuses more labels than samples")
  func refusal() async {
    await #expect(processExitsWith: .failure) {
      let logits = FeatureMap(MapShape(images: 1, channels: 2, height: 1, width: 1))
      _ = SoftmaxCrossEntropy.evaluate(MapView(logits), labels: [0, 1])
    }
  }
}
