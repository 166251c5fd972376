import Checksums
import Foundation
import Kernels
import Methods
import Networks
import Testing

/// The promise that makes results comparable: a seed gives the same bits everywhere.
@Suite("Reproducibility")
struct ReproducibilityTests {
  static let steps = 20
  static let choices = [Engine.ConvolutionChoice.direct, .winograd]
  static let methods = ["bn", "gn", "pws", "msr+noise"]
  static let networks = ["resnet-8", "plain-6"]

  /// A training's losses, and a digest of them and the final weights.
  struct Run: Equatable {
    var losses: [Float] = []
    var digest = ""
  }

  @Test(
    "a training gives the committed bits on every level and number of threads",
    arguments: networks,
    methods
  )
  func bits(_ network: String, _ method: String) throws {
    for choice in Self.choices {
      let expected = try run(network, method, Engine(convolution: choice), steps: Self.steps)
      #expect(expected.losses.allSatisfy { $0.isFinite })
      for threads in [2, 3, 5] {
        let engine = Engine(threads: threads, convolution: choice)
        #expect(try run(network, method, engine, steps: Self.steps) == expected)
      }
      for level in KernelLevel.allCases where level.isAvailable && level != .best {
        let isSlow = level == .portable
        for threads in isSlow ? [1] : [1, 2, 3, 5] {
          let engine = Engine(level: level, threads: threads, convolution: choice)
          let found = try run(network, method, engine, steps: isSlow ? 3 : Self.steps)
          #expect(found.losses == Array(expected.losses.prefix(found.losses.count)))
          if !isSlow { #expect(found.digest == expected.digest, "\(level), \(threads) threads") }
        }
      }
      let key = "\(network) \(method) \(choice.rawValue)"
      #expect(
        try committed()[key] == expected.digest,
        """
        the arithmetic has changed; if that is meant, write to trajectories.json:
          "\(key)": "\(expected.digest)"
        """
      )
    }
  }

  @Test("every committed digest is tested")
  func complete() throws {
    let keys = Self.networks.flatMap { network in
      Self.methods.flatMap { method in
        Self.choices.map { "\(network) \(method) \($0.rawValue)" }
      }
    }
    #expect(try Set(committed().keys) == Set(keys))
  }

  @Test("another seed, and another algorithm, give other bits")
  func different() throws {
    let digests = try Set([
      run("plain-6", "bn", Engine(convolution: .direct), steps: 2).digest,
      run("plain-6", "bn", Engine(convolution: .winograd), steps: 2).digest,
      run("plain-6", "bn", Engine(convolution: .direct), steps: 2, seed: 2).digest,
    ])
    #expect(digests.count == 3)
  }

  private func run(
    _ network: String,
    _ method: String,
    _ engine: Engine,
    steps: Int,
    seed: UInt64 = 1
  ) throws -> Run {
    var model = try sampleModel(network, method, size: 16, batch: 16, seed: seed, engine: engine)
    var run = Run(), hash = SHA256Digest()
    for step in 0..<steps {
      let sample = SampleBatch(model.network, count: 16, seed: UInt64(step))
      run.losses.append(Float(model.train(sample, rate: 0.05, momentum: 0.9, decay: 5e-4)))
    }
    hash.update(run.losses)
    model.forEachParameter { hash.update($0.value.values) }
    run.digest = hash.hex
    return run
  }

  private func committed() throws -> [String: String] {
    let url = try #require(
      Bundle.module.url(forResource: "Fixtures/trajectories", withExtension: "json")
    )
    return try JSONDecoder().decode([String: String].self, from: Data(contentsOf: url))
  }
}
