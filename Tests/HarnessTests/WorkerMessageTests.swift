import Checksums
import Harness
import Testing
import Training

@Suite("WorkerMessage")
struct WorkerMessageTests {
  private let usage = WorkerUsage(processorSeconds: 1, peakMemory: 2)

  @Test("a message says exactly one thing")
  func wellFormed() throws {
    let result = ExperimentResult(diverged: false, results: [:], trajectory: "t")
    #expect(WorkerMessage.points([], usage: usage).isWellFormed)
    #expect(WorkerMessage.result(result, usage: usage).isWellFormed)
    var both = WorkerMessage.failure("no", usage: usage)
    #expect(both.isWellFormed)
    both.result = result
    #expect(!both.isWellFormed)
    both.result = nil
    both.failure = nil
    #expect(!both.isWellFormed)
  }

  @Test("NaN and infinities survive the way to the parent")
  func nonFinite() throws {
    let points = [Double.nan, .infinity, -.infinity].map {
      Point(step: 1, seconds: 0, metric: "train_loss", value: $0)
    }
    let text = try CanonicalJSON.text(of: WorkerMessage.points(points, usage: usage))
    let back = try CanonicalJSON.value(WorkerMessage.self, from: text.utf8)
    let values = try #require(back.points).map(\.value)
    #expect(values[0].isNaN && values[1] == .infinity && values[2] == -.infinity)
  }
}
