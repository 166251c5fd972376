import Kernels
import Methods
import Testing

@Suite("Initialization")
struct InitializationTests {
  @Test("a start depends on no data unless it says so")
  func standard() {
    let output = FirstOutput(Moments(MapShape(images: 1, channels: 5, height: 2, width: 2)))
    let place = Samples.place(Samples.kernelShapes[0])
    #expect(NormalStart(.he).factor(place, after: output) == nil)
    #expect(UnitNorm(hasZeroMean: true).factor(place, after: output) == nil)
  }
}
