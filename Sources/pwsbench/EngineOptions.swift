import ArgumentParser
import Kernels

/// Which engine computes: options that several commands share.
struct EngineOptions: ParsableArguments {
  @Option(help: "native or openblas.")
  var kernels: Engine.Implementation = .native

  @Option(help: "auto, direct or winograd.")
  var convolution: Engine.ConvolutionChoice = .auto

  @Option(help: "avx512, avx2, neon or portable; the best there is by default.")
  var level: KernelLevel?

  func validate() throws {
    guard let level, !level.isAvailable else { return }
    throw ValidationError("this processor cannot run --level \(level.rawValue)")
  }

  /// The engine.
  func make(threads: Int) -> Engine {
    Engine(
      level: level ?? .best,
      threads: threads,
      convolution: convolution,
      implementation: kernels
    )
  }

  /// What a command line says of it.
  var arguments: [String] {
    ["--kernels", kernels.rawValue, "--convolution", convolution.rawValue]
      + (level.map { ["--level", $0.rawValue] } ?? [])
  }
}
