import Harness
import Testing
import Training

@Suite("Worker")
struct WorkerTests {
  private struct Refusal: Error, CustomStringConvertible {
    var description: String { "no images in images.bin" }
  }

  @Test("points come before the result, and none is lost")
  func result() throws {
    let pipe = WorkerPipe()
    let code = Worker(channel: pipe.channel()).run(line: try WorkerPipe.request()) { _, emit, _ in
      for step in 0..<600 {
        emit([Point(step: step, seconds: 0, metric: "train_loss", value: .nan)])
      }
      return ExperimentResult(diverged: true, results: ["a": .infinity], trajectory: "t")
    }
    let messages = try pipe.messages()
    #expect(code == 0)
    #expect(messages.compactMap(\.points).joined().map(\.step) == Array(0..<600))
    #expect(messages.last?.result?.results == ["a": .infinity])
    #expect(messages.filter { $0.result != nil }.count == 1)
  }

  @Test("an error is told with its own words, after what was measured")
  func failure() throws {
    let pipe = WorkerPipe()
    let code = Worker(channel: pipe.channel()).run(line: try WorkerPipe.request()) { _, _, _ in
      throw Refusal()
    }
    #expect(code == 0)
    #expect(try pipe.messages().map(\.failure) == ["no images in images.bin"])
  }

  @Test("a request that cannot be read is refused", arguments: [nil, "", "{}", "garbage"])
  func badRequest(line: String?) throws {
    let pipe = WorkerPipe()
    let code = Worker(channel: pipe.channel()).run(line: line) { _, _, _ in throw Refusal() }
    #expect(code == 2)
    #expect(try pipe.messages().map(\.failure) == ["the request could not be read"])
  }

  @Test("the experiment arrives as it was sent")
  func experiment() throws {
    var experiment = Experiment()
    experiment.learningRate = 0.1 + 0.2
    experiment.parameters = ["depths": [1, .infinity]]
    let pipe = WorkerPipe()
    var received: Experiment?
    _ = Worker(channel: pipe.channel()).run(line: try WorkerPipe.request(experiment)) {
      request,
      _,
      _ in
      received = request.experiment
      throw Refusal()
    }
    #expect(received == experiment)
  }

  @Test("what there is to say about checkpoints is told at once, before points that wait")
  func checkpoints() throws {
    let pipe = WorkerPipe()
    _ = Worker(channel: pipe.channel()).run(line: try WorkerPipe.request()) { _, emit, tell in
      emit([Point(step: 0, seconds: 0, metric: "train_loss", value: 1)])
      tell(.continued(step: 7, seconds: 2))
      return ExperimentResult(diverged: false, results: [:], trajectory: "t")
    }
    let messages = try pipe.messages()
    #expect(messages.first?.checkpoint == .continued(step: 7, seconds: 2))
    #expect(messages.allSatisfy { $0.isWellFormed })
  }
}
