import Kernels
import Testing

@Suite("Engine")
struct EngineTests {
  @Test("takes the fastest level, one thread and its own loops when nothing is asked")
  func defaults() {
    let engine = Engine()
    #expect(engine.kernels.level == .best)
    #expect(engine.pool.threads == 1)
    #expect(engine.convolution == .auto)
    #expect(engine.implementation == .native)
  }

  @Test("keeps what is asked", arguments: KernelLevel.available, [1, 2, 5])
  func options(_ level: KernelLevel, _ threads: Int) {
    let engine = Engine(
      level: level,
      threads: threads,
      convolution: .winograd,
      implementation: .openblas
    )
    #expect(engine.kernels.level == level)
    #expect(engine.pool.threads == threads)
    #expect(engine.convolution == .winograd)
    #expect(engine.implementation == .openblas)
  }

  @Test("its end is the end of its threads")
  func end() {
    weak var released: Engine?
    for _ in 0..<20 {
      let engine = Engine(threads: 3)
      engine.pool.run(10) { _, _ in }
      released = engine
    }
    #expect(released == nil)
  }

  @Test("refuses a level that the processor lacks, and zero threads")
  func refusals() async {
    await #expect(processExitsWith: .failure) {
      for level in KernelLevel.allCases where !level.isAvailable { _ = Engine(level: level) }
    }
    await #expect(processExitsWith: .failure) { _ = Engine(threads: 0) }
  }

  @Test("choices are named as on the command line")
  func names() {
    #expect(Engine.ConvolutionChoice.allCases.map(\.rawValue) == ["auto", "direct", "winograd"])
    #expect(Engine.Implementation.allCases.map(\.rawValue) == ["native", "openblas"])
  }
}
