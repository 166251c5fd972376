import Datasets
import Testing

@Suite("CIFAR format")
struct CIFARDatasetTests {
  private let toy = CIFARDataset(
    DatasetDescription(
      name: "toy",
      summary: "",
      shape: ImageShape(channels: 3, height: 32, width: 32),
      classes: 4,
      trainImages: 6,
      testImages: 2,
      source: "nowhere"
    ),
    trainFiles: ["toy/a.bin", "toy/b.bin"],
    testFiles: ["toy/t.bin"],
    labelBytes: 2,
    mean: [0, 0, 0],
    deviation: [1, 1, 1]
  )

  /// Returns records with the given labels; all pixels of a record are its label times ten.
  private func records(_ labels: [UInt8]) -> [UInt8] {
    labels.flatMap { [99, $0] + [UInt8](repeating: $0 * 10, count: 3072) }
  }

  @Test("the last label byte counts, and files follow one another")
  func layout() throws {
    try TemporaryFolder.with { folder in
      try folder.write(records([1, 2, 3]), to: "toy/a.bin")
      try folder.write(records([0, 3, 1]), to: "toy/b.bin")
      let images = try toy.load(.train, count: 5, directory: folder.path)
      #expect(images.labels == [1, 2, 3, 0, 3])
      #expect(images.pixels == [10, 20, 30, 0, 30].flatMap { [UInt8](repeating: $0, count: 3072) })
      #expect(try toy.load(.train, count: 0, directory: folder.path).count == 6)
    }
  }

  @Test("only the files that the images need are read")
  func onlyNeeded() throws {
    try TemporaryFolder.with { folder in
      try folder.write(records([1, 2, 3]), to: "toy/a.bin")
      #expect(try toy.load(.train, count: 3, directory: folder.path).labels == [1, 2, 3])
      #expect(
        throws: DatasetError.missing(file: folder.path + "/toy/b.bin", dataset: "toy")
      ) { try toy.load(.train, count: 4, directory: folder.path) }
    }
  }

  @Test("a truncated or extended file is refused with both sizes, even if few images are read")
  func sizes() throws {
    try TemporaryFolder.with { folder in
      for size in [0, 1, 3073, 6147, 6149, 9222] {
        try folder.write([UInt8](repeating: 0, count: size), to: "toy/t.bin")
        #expect(
          throws: DatasetError.damaged(
            file: folder.path + "/toy/t.bin",
            expected: "6148 bytes",
            found: "\(size) bytes"
          )
        ) { try toy.load(.test, count: 1, directory: folder.path) }
      }
    }
  }

  @Test("a label out of range is refused with its record")
  func labels() throws {
    try TemporaryFolder.with { folder in
      try folder.write(records([3, 4]), to: "toy/t.bin")
      #expect(
        throws: DatasetError.damaged(
          file: folder.path + "/toy/t.bin",
          expected: "labels from 0 to 3",
          found: "label 4 in record 2"
        )
      ) { try toy.load(.test, count: 2, directory: folder.path) }
    }
  }
}
