import Datasets
import Testing

@Suite("Procedural data set")
struct ProceduralDatasetTests {
  @Test("pixels have the stated mean and deviation and correlated neighbours, as photographs do")
  func statistics() throws {
    let images = try ProceduralDataset().load(.train, count: 2000, directory: nil)
    let moments = PixelMoments(of: images)
    for channel in 0..<3 {
      #expect((moments.mean[channel] - Double(images.mean[channel])).magnitude < 0.01)
      #expect((moments.deviation[channel] - Double(images.deviation[channel])).magnitude < 0.01)
      #expect(moments.neighbourCorrelation[channel] > 0.9)
    }
  }

  @Test("fewer images are the first ones of more")
  func prefix() throws {
    let many = try ProceduralDataset().load(.test, count: 25, directory: nil)
    #expect(try ProceduralDataset().load(.test, count: 7, directory: nil) == many.prefix(7))
  }
}
