import Kernels
import Testing
import Training

@Suite("Recording benchmark")
struct RecordingBenchmarkTests {
  private func benchmark(batch: Int = 2) throws -> RecordingBenchmark {
    try RecordingBenchmark(network: "resnet-8", method: "bn", batch: batch, engine: Engine())
  }

  @Test("the loss of every step is emitted, and the norms of every tenth")
  func points() throws {
    var benchmark = try benchmark(batch: 16), emitted: [[Point]] = []
    let outcome = benchmark.run(seconds: 0) { emitted.append($0) }
    #expect(outcome.turns == 3 && emitted.count == 3)
    for points in emitted {
      #expect(points.filter { $0.metric == "train_loss" }.map(\.step) == Array(0..<10))
      #expect(points.filter { $0.metric == "gradient_norm" }.map(\.step) == [0])
      #expect(points.filter { $0.metric == "weight_norm" }.map(\.step) == [0])
    }
    // About a tenth of that: both are timed in the same turns, so that a busy machine slows both.
    #expect(outcome.share > 0 && outcome.share < 0.03)
    #expect(outcome.stepMilliseconds > outcome.recordingMilliseconds)
  }

  @Test("what the receiver does is counted")
  func receiver() throws {
    var benchmark = try benchmark()
    let quick = benchmark.run(seconds: 0) { _ in }
    let slow = benchmark.run(seconds: 0) { _ in
      let clock = ContinuousClock(), end = clock.now + .milliseconds(40)
      while clock.now < end {}
    }
    #expect(slow.recordingMilliseconds >= 4)
    #expect(slow.recordingMilliseconds > quick.recordingMilliseconds)
  }

  @Test("unknown names are errors")
  func names() {
    #expect(throws: ExperimentError.unknown(what: "network", name: "resnet-9")) {
      try RecordingBenchmark(network: "resnet-9", method: "bn", batch: 2, engine: Engine())
    }
  }
}
