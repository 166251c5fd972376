import Datasets
import Testing

@Suite("Image shape")
struct ImageShapeTests {
  @Test("counts follow from the extents; channels are packed in blocks of sixteen")
  func counts() {
    let shape = ImageShape(channels: 3, height: 4, width: 5)
    #expect(shape.count == 60)
    #expect(shape.packedCount == 320)
    #expect(ImageShape(channels: 17, height: 1, width: 1).packedCount == 32)
    #expect(shape.description == "3×4×5")
  }
}
