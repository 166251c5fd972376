import Datasets
import Testing

@Suite("mnist")
struct MNISTTests {
  @Test("missing files are named as the official archive names them")
  func fileNames() throws {
    try TemporaryFolder.with { folder in
      #expect(
        throws: DatasetError.missing(
          file: folder.path + "/mnist/t10k-labels-idx1-ubyte.gz",
          dataset: "mnist"
        )
      ) { try IDXDataset.mnist.load(.test, count: 1, directory: folder.path) }
    }
  }

  @Test(
    "the real set has all classes and the stated mean and deviation",
    RealData.needs("mnist/t10k-labels-idx1-ubyte.gz")
  )
  func realData() throws {
    let images = try IDXDataset.mnist.load(.train, count: 0, directory: RealData.directory)
    let classes = Dictionary(grouping: images.labels) { $0 }.mapValues(\.count)
    #expect(classes.count == images.classes)
    let moments = PixelMoments(of: images, margin: 2)
    for channel in 0..<images.shape.channels {
      #expect((moments.mean[channel] - Double(images.mean[channel])).magnitude < 1e-4)
      #expect((moments.deviation[channel] - Double(images.deviation[channel])).magnitude < 1e-4)
    }
    #expect(
      try IDXDataset.mnist.load(.test, count: 0, directory: RealData.directory).count == 10_000
    )
  }
}
