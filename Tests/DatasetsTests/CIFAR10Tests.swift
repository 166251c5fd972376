import Datasets
import Testing

@Suite("cifar-10")
struct CIFAR10Tests {
  @Test("missing files are named as the official archive names them")
  func fileNames() throws {
    try TemporaryFolder.with { folder in
      #expect(
        throws: DatasetError.missing(
          file: folder.path + "/cifar-10-batches-bin/test_batch.bin",
          dataset: "cifar-10"
        )
      ) { try CIFARDataset.cifar10.load(.test, count: 1, directory: folder.path) }
    }
  }

  @Test(
    "the real set has equally many images per class and the stated mean and deviation",
    RealData.needs("cifar-10-batches-bin/test_batch.bin")
  )
  func realData() throws {
    let images = try CIFARDataset.cifar10.load(.train, count: 0, directory: RealData.directory)
    let classes = Dictionary(grouping: images.labels) { $0 }.mapValues(\.count)
    #expect(Set(classes.values) == [images.count / images.classes])
    let moments = PixelMoments(of: images)
    for channel in 0..<images.shape.channels {
      #expect((moments.mean[channel] - Double(images.mean[channel])).magnitude < 1e-4)
      #expect((moments.deviation[channel] - Double(images.deviation[channel])).magnitude < 1e-4)
    }
    #expect(
      try CIFARDataset.cifar10.load(.test, count: 0, directory: RealData.directory).count == 10_000
    )
  }
}
