import Kernels
import Testing

@Suite("Engine ceiling")
struct EngineCeilingTests {
  @Test("a vector unit does more than one multiply-add at a time, memory gives some bytes")
  func measured() throws {
    let ceiling = EngineCeiling(try bestKernels())
    // Far below any processor this runs on, far above what a loop without vectors reaches by mistake.
    #expect(ceiling.gflops > 1 && ceiling.gflops < 1e4)
    #expect(ceiling.gigabytesPerSecond > 0.1 && ceiling.gigabytesPerSecond < 1e4)
  }
}
