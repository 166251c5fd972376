import Datasets
import Testing
import Training

@Suite("Experiment data")
struct ExperimentDataTests {
  @Test("loads as many images as are asked for, averaged down")
  func loading() throws {
    let data = try ExperimentData(.sample { $0.trainImages = 30 }, directory: nil)
    #expect(data.train.count == 30)
    #expect(data.test.count == 20)
    #expect(data.train.shape == ImageShape(channels: 3, height: 16, width: 16))
    #expect(data.test.shape == data.train.shape)
    let full = try DatasetRegistry.load("procedural", split: .train, count: 30, directory: nil)
    #expect(try data.train == full.averaged(to: 16))
    #expect(data.train.prefix(20) != data.test)
  }

  @Test("images held out lie behind those trained on, and are none of them")
  func validation() throws {
    let data = try ExperimentData(
      .sample {
        $0.trainImages = 30
        $0.validationImages = 12
      },
      directory: nil
    )
    let longer = try ExperimentData(.sample { $0.trainImages = 42 }, directory: nil)
    #expect(data.train == longer.train.prefix(30))
    #expect(data.validation == longer.train.dropFirst(30))
    #expect(data.validation?.count == 12)
    #expect(longer.validation == nil)
  }

  @Test("an image size of zero keeps the data set's")
  func fullSize() throws {
    let data = try ExperimentData(.sample { $0.imageSize = 0 }, directory: nil)
    #expect(data.train.shape == ImageShape(channels: 3, height: 32, width: 32))
  }

  @Test("takes sets that are given")
  func given() throws {
    let some = try ExperimentData(.sample(), directory: nil)
    let swapped = ExperimentData(train: some.test, test: some.train)
    #expect(swapped.train == some.test && swapped.test == some.train)
  }

  @Test("the data set's error comes through")
  func errors() {
    #expect(throws: DatasetError.unknownName("cifar", known: DatasetRegistry.names)) {
      try ExperimentData(.sample { $0.dataset = "cifar" }, directory: nil)
    }
    #expect(throws: DatasetError.noDirectory(dataset: "cifar-10")) {
      try ExperimentData(.sample { $0.dataset = "cifar-10" }, directory: nil)
    }
    let shape = ImageShape(channels: 3, height: 32, width: 32)
    #expect(throws: DatasetError.badEdge(5, shape: shape)) {
      try ExperimentData(.sample { $0.imageSize = 5 }, directory: nil)
    }
  }

  @Test("more or fewer images than there are is an error", arguments: [50_001, -1])
  func counts(_ count: Int) {
    #expect(throws: DatasetError.self) {
      try ExperimentData(.sample { $0.trainImages = count }, directory: nil)
    }
  }
}
