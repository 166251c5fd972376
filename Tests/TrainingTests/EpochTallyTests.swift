import Kernels
import Methods
import Networks
import Testing
import Training

@Suite("Epoch tally")
struct EpochTallyTests {
  @Test("an epoch's loss is the mean of its steps'")
  func loss() throws {
    let points = try Experiment.sample(steps: 20).measured().points
    let losses = points.filter { $0.metric == "train_loss" }.map(\.value)
    let epochs = points.filter { $0.metric == "epoch_loss" }
    // Eight steps an epoch, the last one unfinished.
    #expect(epochs.map(\.step) == [8, 16, 20])
    for (epoch, steps) in zip(epochs, [0..<8, 8..<16, 16..<20]) {
      #expect(epoch.value == losses[steps].reduce(0, +) / Double(steps.count))
    }
  }

  @Test("an epoch's accuracy counts the images that were trained on")
  func accuracy() throws {
    let experiment = Experiment.sample("none", steps: 8) { $0.learningRate = 0 }
    let points = try experiment.measured().points
    var session = try experiment.session(), correct = 0
    for step in 0..<8 {
      let labels = session.load(step: step)
      session.model.forward(.training)
      correct += SoftmaxCrossEntropy.evaluate(session.model.logits, labels: labels).correct
    }
    let found = points.filter { $0.metric == "epoch_accuracy" }
    #expect(found.map(\.value) == [100 * Double(correct) / 64])
  }

  @Test("every epoch ends with the accuracy on the test images, the last with the reported one")
  func test() throws {
    let (result, points) = try Experiment.sample(steps: 16).measured()
    let found = points.filter { $0.metric == "test_accuracy" }
    #expect(found.map(\.step) == [8, 16])
    #expect(found.last?.value == result.results["test_accuracy"])
    #expect(found.allSatisfy { (0...100).contains($0.value) })
  }
}
