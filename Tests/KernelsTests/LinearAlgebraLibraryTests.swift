import Kernels
import Testing

@Suite("LinearAlgebraLibrary")
struct LinearAlgebraLibraryTests {
  @Test("the library names itself with its version")
  func version() {
    #expect(LinearAlgebraLibrary.version.contains(/OpenBLAS \d+\.\d+/))
  }
}
