import Datasets
import Testing

@Suite("IDX data sets")
struct IDXDatasetTests {
  private let toy = IDXDataset(
    DatasetDescription(
      name: "toy",
      summary: "",
      shape: ImageShape(channels: 1, height: 4, width: 4),
      classes: 3,
      trainImages: 3,
      testImages: 2,
      source: "nowhere"
    ),
    folder: "toy",
    edge: 2,
    mean: 0.5,
    deviation: 0.25,
    isMirrorable: false
  )

  private func write(labels: [UInt8], to folder: TemporaryFolder) throws {
    try folder.write(
      [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 2, 1, 2, 3, 4, 5, 6, 7, 8],
      to: "toy/t10k-images-idx3-ubyte"
    )
    try folder.write([0, 0, 8, 1, 0, 0, 0, 2] + labels, to: "toy/t10k-labels-idx1-ubyte")
  }

  @Test("images get a black margin on all sides")
  func margin() throws {
    try TemporaryFolder.with { folder in
      try write(labels: [2, 0], to: folder)
      let images = try toy.load(.test, count: 0, directory: folder.path)
      #expect(
        images.pixels == [
          0, 0, 0, 0, 0, 1, 2, 0, 0, 3, 4, 0, 0, 0, 0, 0,
          0, 0, 0, 0, 0, 5, 6, 0, 0, 7, 8, 0, 0, 0, 0, 0,
        ]
      )
      #expect(images.labels == [2, 0])
      #expect(images.mean == [0.5] && images.deviation == [0.25])
      #expect(!images.isMirrorable)
      #expect(try toy.load(.test, count: 1, directory: folder.path) == images.prefix(1))
    }
  }

  @Test("a label out of range is refused with its image")
  func labels() throws {
    try TemporaryFolder.with { folder in
      try write(labels: [0, 3], to: folder)
      #expect(
        throws: DatasetError.damaged(
          file: folder.path + "/toy/t10k-labels-idx1-ubyte",
          expected: "labels from 0 to 2",
          found: "label 3 of image 2"
        )
      ) { try toy.load(.test, count: 0, directory: folder.path) }
    }
  }
}
