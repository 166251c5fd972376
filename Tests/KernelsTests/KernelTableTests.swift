import Kernels
import Testing

@Suite("Kernel table")
struct KernelTableTests {
  @Test("the portable level runs on every machine")
  func portable() {
    #expect(KernelLevel.portable.isAvailable)
    #expect(KernelTable(level: .portable)?.level == .portable)
  }

  @Test("a level is available exactly when it has a table", arguments: KernelLevel.allCases)
  func availability(_ level: KernelLevel) {
    #expect(level.isAvailable == (KernelTable(level: level) != nil))
    #expect(KernelTable(level: level).map { $0.level == level } ?? true)
  }

  @Test("the best level is the first that is available")
  func best() {
    #expect(KernelLevel.best == KernelLevel.available.first)
    #expect(KernelLevel.allCases == [.avx512, .avx2, .neon, .portable])
  }

  @Test("a processor never has the levels of another architecture")
  func architectures() {
    let x86: [KernelLevel] = [.avx512, .avx2]
    #if arch(x86_64)
      #expect(!KernelLevel.neon.isAvailable)
    #elseif arch(arm64)
      #expect(KernelLevel.neon.isAvailable)
      #expect(!x86.contains { $0.isAvailable })
    #endif
    // A processor with the wider vectors also has the narrower ones.
    #expect(!x86[0].isAvailable || x86[1].isAvailable)
  }

  @Test("levels are named as in suites and on the command line")
  func names() {
    #expect(KernelLevel.allCases.map(\.rawValue) == ["avx512", "avx2", "neon", "portable"])
  }
}
