import Datasets
import Kernels
import Testing

@Suite("Procedural objects")
struct ProceduralObjectTests {
  @Test("every object covers a visible part of the canvas, each pixel at most once")
  func coverage() {
    for stream in 0..<200 as Range<UInt64> {
      var source = RandomSource(seed: 1, purpose: .probe, stream: stream)
      let shape = ProceduralShape(rawValue: UInt8(stream % 10)) ?? .disc
      let object = ProceduralObject(shape, from: &source)
      var canvas = [Float](repeating: 0, count: 1024)
      object.forEachPixel { index, coverage, texture in
        #expect(canvas[index] == 0)
        #expect(coverage > 0 && coverage <= 1)
        #expect(shape.isTexture || texture == 0)
        canvas[index] = coverage
      }
      #expect(canvas.reduce(0, +) > 40, "object \(stream)")
    }
  }
}
