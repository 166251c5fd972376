import Foundation
import Harness
import Kernels
import Report
import Training

/// What `bench`, `bench --ops`, `bench --loading`, `bench --recording` and `bench --scaling` print.
enum BenchTables {
  /// Whole training steps; with these names in JSON.
  struct Steps: Encodable {
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

    var text: String {
      String(
        format:
          "%@ %@ batch %d threads %d: %.1f images/s (%.1f to %.1f), %.2f ms, %.0f GFLOP/s, %@\n",
        network,
        method,
        batch,
        threads,
        images_per_second,
        worst,
        best,
        milliseconds,
        gflops,
        level
      )
    }
  }

  static func operations(_ rows: [OperationBenchmark.Row], ceiling: EngineCeiling) -> String {
    let table = rows.map { row in
      String(
        format: "%6d  %9.3f  %8.0f  %6.0f %%  %6.0f %%  %9.3f  %8.0f  %@",
        row.layers,
        row.forward,
        row.forwardGflops,
        100 * row.ceilingShare,
        100 * row.bandwidthShare,
        row.backward,
        row.backwardGflops,
        row.shape
      )
    }
    let ceilings = String(
      format: "one thread at most: %.0f GFLOP/s in registers, %.1f GB/s to memory\n",
      ceiling.gflops,
      ceiling.gigabytesPerSecond
    )
    let note = """
      GFLOP/s count the multiply-adds of direct convolution; Winograd needs fewer, so that its share
      of the ceiling may exceed 100 %.

      """
    let head = "layers  fwd ms     GFLOP/s  of FMA    of memory  bwd ms     GFLOP/s  convolution"
    return ceilings + note + ([head] + table).joined(separator: "\n") + "\n"
  }

  static func loading(_ outcome: LoadingBenchmark.Outcome) -> String {
    String(
      format: "loading and augmenting %.2f ms, the rest %.2f ms: %.1f %% of a step, %d steps\n",
      outcome.loading,
      outcome.computing,
      100 * outcome.share,
      outcome.steps
    )
  }

  static func recording(_ outcome: RecordingBenchmark.Outcome) -> String {
    String(
      format:
        "recording takes %.3f %% of a step (%.4f of %.2f ms; median of %d turns of ten steps)\n",
      100 * outcome.share,
      outcome.recordingMilliseconds,
      outcome.stepMilliseconds,
      outcome.turns
    )
  }

  static func scaling(_ rows: [ScalingBenchmark.Row]) -> String {
    let table = rows.map {
      String(
        format: "%5d  %7d  %8.1f  %15.2f",
        $0.cells,
        $0.threads,
        $0.imagesPerSecond,
        $0.ratio
      )
    }
    let best = ScalingBenchmark.best(of: rows).map {
      "fastest here: run --jobs \($0.cells) --threads \($0.threads)\n"
    }
    let head = "cells  threads  images/s  to one process"
    return ([head] + table).joined(separator: "\n") + "\n" + (best ?? "")
  }
}
