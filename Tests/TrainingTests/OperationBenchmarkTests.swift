import Kernels
import Networks
import Testing
import Training

@Suite("Operation benchmark")
struct OperationBenchmarkTests {
  @Test("every convolution of the network is in one row, and its numbers agree with each other")
  func rows() throws {
    let benchmark = try OperationBenchmark(network: "resnet-8", batch: 2, engine: Engine())
    let rows = benchmark.run(seconds: 0)
    let network = try #require(
      NetworkRegistry.network(named: "resnet-8", channels: 3, height: 32, width: 32, classes: 10)
    )
    // All layers but the classifier.
    #expect(rows.reduce(0) { $0 + $1.layers } == network.layers.count - 1)
    #expect(Set(rows.map(\.shape)).count == rows.count)
    for (row, layer) in zip(rows, network.layers) where row.shape == layer.shape.description {
      let operations = row.forwardGflops * row.forward * 1e6
      #expect(abs(operations / (4 * Double(layer.shape.multiplyAdds)) - 1) < 1e-9)
      #expect(abs(row.ceilingShare * benchmark.ceiling.gflops / row.forwardGflops - 1) < 1e-9)
      #expect(row.backward > 0 && row.backwardGflops > 0 && row.bandwidthShare > 0)
    }
  }

  @Test("unknown networks and empty batches are errors")
  func refusals() {
    #expect(throws: ExperimentError.unknown(what: "network", name: "resnet-9")) {
      try OperationBenchmark(network: "resnet-9", batch: 2, engine: Engine())
    }
    #expect(throws: ExperimentError.self) {
      try OperationBenchmark(network: "resnet-8", batch: 0, engine: Engine())
    }
  }
}
