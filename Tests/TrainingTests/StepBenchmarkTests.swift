import Kernels
import Networks
import Testing
import Training

@Suite("Step benchmark")
struct StepBenchmarkTests {
  @Test("its numbers agree with each other")
  func consistent() throws {
    var benchmark = try StepBenchmark(
      network: "plain-4",
      method: "bn",
      batch: 2,
      engine: Engine()
    )
    let outcome = benchmark.run(seconds: 0)
    #expect(outcome.steps == 5)
    #expect(outcome.worst > 0)
    #expect(outcome.worst <= outcome.imagesPerSecond)
    #expect(outcome.imagesPerSecond <= outcome.best)
    let images = outcome.imagesPerSecond * outcome.milliseconds * 1e-3
    #expect(abs(images - 2) < 1e-9)
    let network = try #require(
      NetworkRegistry.network(named: "plain-4", channels: 3, height: 32, width: 32, classes: 10)
    )
    let operations = outcome.gflops * 1e9 / outcome.imagesPerSecond
    #expect(abs(operations / (6 * Double(network.multiplyAdds)) - 1) < 1e-9)
  }

  @Test("unknown names and empty batches are errors")
  func errors() {
    func make(_ network: String, _ method: String, _ batch: Int) throws {
      _ = try StepBenchmark(network: network, method: method, batch: batch, engine: Engine())
    }
    #expect(throws: ExperimentError.unknown(what: "network", name: "x")) { try make("x", "bn", 2) }
    for (network, method, reason) in [
      ("plain-4", "x", "there is no method 'x'"), ("plain-4", "skipinit", "plain-4 has none"),
    ] {
      let error = #expect(throws: ExperimentError.self) { try make(network, method, 2) }
      #expect(error?.description.contains(reason) == true)
    }
    let problem = "0 images; write at least 1"
    #expect(throws: ExperimentError.setting(name: "batch", problem: problem)) {
      try make("plain-4", "bn", 0)
    }
  }
}
