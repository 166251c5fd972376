import Datasets
import Testing

@Suite("Dataset registry")
struct DatasetRegistryTests {
  @Test("the names are the known ones, each once")
  func names() {
    #expect(
      DatasetRegistry.names == ["procedural", "cifar-10", "cifar-100", "mnist", "fashion-mnist"]
    )
  }

  @Test("an unknown name lists the known ones")
  func unknown() {
    #expect(throws: DatasetError.unknownName("cifar10", known: DatasetRegistry.names)) {
      try DatasetRegistry.load("cifar10", split: .train, directory: nil)
    }
  }

  @Test("every set can be found by its name, and only the procedural one needs no directory")
  func directories() throws {
    for name in DatasetRegistry.names {
      let dataset = try DatasetRegistry.dataset(named: name)
      #expect(dataset.description.name == name)
      guard dataset.description.source != nil else {
        #expect(try dataset.load(.test, count: 3, directory: nil).count == 3)
        continue
      }
      #expect(throws: DatasetError.noDirectory(dataset: name)) {
        try dataset.load(.test, count: 3, directory: nil)
      }
      #expect(throws: DatasetError.self) {
        try dataset.load(.test, count: 3, directory: "no such directory")
      }
    }
  }

  @Test("more images than there are, or fewer than none, are refused", arguments: [-1, 10_001])
  func counts(count: Int) throws {
    for name in DatasetRegistry.names {
      let error = DatasetError.tooFewImages(
        dataset: name,
        split: .test,
        available: 10_000,
        requested: count
      )
      #expect(throws: error) {
        try DatasetRegistry.load(name, split: .test, count: count, directory: nil)
      }
    }
  }
}
