import Kernels
import Testing
import Training

@Suite("Loading benchmark")
struct LoadingBenchmarkTests {
  @Test("a step is loading and computing, both measured as often")
  func parts() throws {
    var benchmark = try LoadingBenchmark(
      network: "plain-4",
      method: "bn",
      batch: 2,
      engine: Engine()
    )
    let outcome = benchmark.run(seconds: 0)
    #expect(outcome.steps == 5 && outcome.loading > 0 && outcome.computing > 0)
    let whole = outcome.loading / outcome.share
    #expect(abs(whole - outcome.loading - outcome.computing) < 1e-9 * whole)
  }

  @Test("unknown names and empty batches are errors")
  func errors() {
    func make(_ network: String, _ method: String, _ batch: Int) throws {
      _ = try LoadingBenchmark(network: network, method: method, batch: batch, engine: Engine())
    }
    #expect(throws: ExperimentError.unknown(what: "network", name: "x")) { try make("x", "bn", 2) }
    #expect(throws: ExperimentError.self) { try make("plain-4", "x", 2) }
    #expect(throws: ExperimentError.self) { try make("plain-4", "bn", 0) }
  }
}
