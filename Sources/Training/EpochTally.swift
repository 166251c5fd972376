import Kernels

/// What the batches of an epoch gave while they were trained on.
struct EpochTally: Sendable, Codable {
  private var loss = 0.0
  private var steps = 0
  private var correct = 0
  private var images = 0

  /// Counts a batch.
  mutating func add(_ value: SoftmaxCrossEntropy.Value, images: Int) {
    loss += value.loss
    steps += 1
    correct += value.correct
    self.images += images
  }

  /// The points at the end of the epoch: mean loss, accuracy on the batches, accuracy on the test set.
  func points(_ step: Int, _ seconds: Double, test: Double) -> [Point] {
    [
      ("epoch_loss", loss / Double(steps)),
      ("epoch_accuracy", 100 * Double(correct) / Double(images)),
      ("test_accuracy", test),
    ].map { Point(step: step, seconds: seconds, metric: $0.0, value: $0.1) }
  }
}
