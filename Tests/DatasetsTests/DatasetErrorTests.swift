import Datasets
import Testing

@Suite("Dataset errors")
struct DatasetErrorTests {
  @Test("missing data says what to do")
  func remedies() {
    for error in [
      DatasetError.noDirectory(dataset: "cifar-10"),
      .missing(file: "/data/cifar-10-batches-bin/test_batch.bin", dataset: "cifar-10"),
    ] {
      let text = error.description
      #expect(text.contains("PWSBENCH_DATA") && text.contains("--data"))
      #expect(text.contains("cifar-10"))
    }
  }

  @Test("damage names the file, what was expected and what was found")
  func damage() {
    let error = DatasetError.damaged(file: "a.bin", expected: "9 bytes", found: "8 bytes")
    #expect(error.description == "a.bin: expected 9 bytes, found 8 bytes")
    #expect(
      DatasetError.unreadable(file: "a.bin", reason: "denied").description
        == "a.bin: cannot be read: denied"
    )
  }

  @Test("questions that cannot be answered repeat their numbers")
  func numbers() {
    #expect(
      DatasetError.unknownName("cifar", known: ["a", "b"]).description
        == "unknown data set “cifar”; there are a, b"
    )
    #expect(
      DatasetError.tooFewImages(dataset: "mnist", split: .test, available: 5, requested: 6)
        .description == "the test split of “mnist” has 5 images, but 6 are asked for"
    )
    let shape = ImageShape(channels: 3, height: 32, width: 32)
    #expect(DatasetError.badEdge(20, shape: shape).description.contains("edge of 20 pixels"))
  }
}
