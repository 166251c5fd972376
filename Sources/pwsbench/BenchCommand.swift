import ArgumentParser
import Foundation
import Harness
import Kernels
import Training

/// Measures the engine's speed.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measures whole training steps on random images of 3×32×32.",
    discussion: """
      Machines are shared and noisy: compare only figures that were measured interleaved, as \
      Scripts/compare-pytorch does.
      """
  )

  @Option(help: "A network of 'pwsbench list networks'.")
  var network: String = "resnet-20"

  @Option(help: "A method of 'pwsbench list methods'.")
  var method: String = "bn"

  @Option(help: "Images per step.")
  var batch: Int = 128

  @Option(help: "Threads of the engine.")
  var threads: Int = 1

  @Option(help: "How long to measure, after two steps of warm-up.")
  var seconds: Double = 5

  @Flag(help: "One JSON line.")
  var json = false

  @OptionGroup var engine: EngineOptions

  func validate() throws {
    guard batch > 0 else { throw ValidationError("--batch must be at least 1, found \(batch)") }
    guard threads > 0 else {
      throw ValidationError("--threads must be at least 1, found \(threads)")
    }
    guard seconds >= 0 else {
      throw ValidationError("--seconds must not be negative, found \(seconds)")
    }
  }

  func run() throws {
    let engine = engine.make(threads: threads)
    var benchmark: StepBenchmark
    do {
      benchmark = try StepBenchmark(
        network: network,
        method: method,
        batch: batch,
        engine: engine
      )
    } catch {
      throw CommandFailure(.badCommandLine, error.description)
    }
    let outcome = benchmark.run(seconds: seconds)
    guard json else {
      return Console.write(
        String(
          format:
            "%@ %@ batch %d threads %d: %.1f images/s (%.1f to %.1f), %.2f ms, %.0f GFLOP/s, %@\n",
          network,
          method,
          batch,
          threads,
          outcome.imagesPerSecond,
          outcome.worst,
          outcome.best,
          outcome.milliseconds,
          outcome.gflops,
          engine.kernels.level.rawValue
        )
      )
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let line = Line(
      network: network,
      method: method,
      batch: batch,
      threads: threads,
      images_per_second: outcome.imagesPerSecond,
      best: outcome.best,
      worst: outcome.worst,
      milliseconds: outcome.milliseconds,
      steps: outcome.steps,
      peak_rss_bytes: Int(WorkerUsage.current().peakMemory * 1_048_576),
      level: engine.kernels.level.rawValue,
      gflops: outcome.gflops
    )
    Console.write(String(decoding: try encoder.encode(line), as: UTF8.self) + "\n")
  }

  private struct Line: Encodable {
    let network: String
    let method: String
    let batch: Int
    let threads: Int
    let images_per_second: Double
    let best: Double
    let worst: Double
    let milliseconds: Double
    let steps: Int
    let peak_rss_bytes: Int
    let level: String
    let gflops: Double
  }
}
