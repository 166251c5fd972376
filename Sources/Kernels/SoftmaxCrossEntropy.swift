/// The loss of a classifier, L = mean over samples of −log softmax(z)[label].
public enum SoftmaxCrossEntropy {
  /// What the loss of a batch is.
  public struct Value: Sendable {
    /// The mean over the samples.
    public var loss: Double
    /// Samples whose largest logit is the label's.
    public var correct: Int
  }

  /// Computes the loss and, when wanted, its gradient (softmax(z) − target)/N.
  ///
  /// The target is the label's class, of which smoothing s spreads a share: 1 − s there and s/K everywhere.
  ///
  /// - Shapes: logits and gradient [1,K,1,N], samples being pixels.
  public static func evaluate(
    _ logits: MapView,
    labels: [Int],
    smoothing: Double = 0,
    gradient: FeatureMap? = nil
  ) -> Value {
    let classes = logits.map.shape.channels
    precondition(
      labels.count <= logits.map.shape.width,
      "\(labels.count) labels for \(logits.map.shape)"
    )
    var value = Value(loss: 0, correct: 0)
    var row = [Double](repeating: 0, count: classes)
    for (sample, label) in labels.enumerated() {
      for k in 0..<classes { row[k] = Double(logit(logits, sample, k)) }
      let largest = row.max() ?? 0
      if row.firstIndex(of: largest) == label { value.correct += 1 }
      var total = 0.0
      for k in 0..<classes { total += Elementary.exp(row[k] - largest) }
      value.loss += Elementary.log(total) + largest - row[label]
      if smoothing > 0 {
        value.loss += smoothing * (row[label] - row.reduce(0, +) / Double(classes))
      }
      guard let gradient else { continue }
      for k in 0..<classes {
        let probability = Elementary.exp(row[k] - largest) / total
        gradient.plane(0, k / 16)[sample * 16 + k % 16] =
          Float((probability - target(k == label, classes, smoothing)) / Double(labels.count))
      }
    }
    value.loss /= Double(labels.count)
    return value
  }

  /// What a class should have.
  private static func target(_ isLabel: Bool, _ classes: Int, _ smoothing: Double) -> Double {
    (isLabel ? 1 - smoothing : 0) + smoothing / Double(classes)
  }

  /// One logit, as it is seen.
  public static func logit(_ logits: MapView, _ sample: Int, _ class: Int) -> Float {
    let raw = logits.map.plane(0, `class` / 16)[sample * 16 + `class` % 16]
    guard let scale = logits.scale else { return raw }
    return (scale[0, `class`, 1]).addingProduct(scale[0, `class`, 0], raw)
  }
}
