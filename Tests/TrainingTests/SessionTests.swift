import Datasets
import Kernels
import Methods
import Networks
import Testing
import Training

@Suite("Session")
struct SessionTests {
  @Test(
    "shows the model the images and labels of the loader",
    arguments: [0, 3, 9],
    [false, true]
  )
  func loading(_ step: Int, _ augment: Bool) throws {
    let experiment = Experiment.sample {
      $0.seed = 3
      $0.trainImages = 30
      $0.augment = augment
    }
    var session = try experiment.session()
    #expect(session.stepsPerEpoch == 3)
    var loader = BatchLoader(session.data.train, batch: 8, seed: 3, isAugmented: augment)
    let indices = loader.indices(epoch: step / 3, step: step % 3)
    let expected = FeatureMap(session.model.images.shape)
    for (item, index) in indices.enumerated() {
      loader.write(image: index, epoch: step / 3, to: expected.plane(item, 0))
    }
    #expect(session.load(step: step) == loader.labels(of: indices))
    #expect(session.model.images.values == expected.values)
  }

  @Test("steps count unless there are none; then epochs do")
  func totalSteps() throws {
    func steps(_ steps: Int, _ epochs: Double) throws -> Int {
      try Experiment.sample(steps: steps) { $0.epochs = epochs }.session().totalSteps
    }
    #expect(try steps(5, 100) == 5)
    #expect(try steps(0, 1) == 8)
    #expect(try steps(0, 2.5) == 20)
    #expect(try steps(0, 0.01) == 1)
    #expect(try steps(0, 0) == 1)
  }

  @Test(
    "a method that changes nothing in the network is refused with the reason",
    arguments: [
      ("mlp-3", "gradient=msr", "applies to no kernel of mlp-3"),
      ("plain-6", "skipinit", "plain-6 has none"), ("plain-6", "bm", "did you mean 'bn'"),
      ("plain-6", "kernel=ws", "leaves the scale to a normalization"),
    ]
  )
  func refused(_ network: String, _ method: String, _ reason: String) throws {
    let experiment = Experiment.sample {
      $0.network = network
      $0.method = method
    }
    let error = try #require(throws: ExperimentError.self) { try experiment.session() }
    #expect(error.description.contains(reason), "\(error)")
  }

  @Test("a start that depends on data sees the images of step 0")
  func firstBatch() throws {
    var session = try Experiment.sample { $0.method = "lsuv" }.session()
    _ = session.load(step: 0)
    session.model.forward(.training)
    let values = session.model.view(1).map.values.map(Double.init)
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    #expect(abs(squares / Double(values.count) - 1) < 1e-3)
  }

  @Test("accuracy counts the images of the last partial batch")
  func partialBatch() throws {
    let experiment = Experiment.sample { $0.testImages = 9 }
    let data = try ExperimentData(experiment, directory: nil)
    let correct = try (0..<10).map { label in
      let test = relabelled(data.test, last: UInt8(label))
      var session = try Session(
        experiment,
        data: ExperimentData(train: data.train, test: test),
        engine: Engine()
      )
      return Int((session.accuracy(.test) * 9 / 100).rounded())
    }
    // One of the ten labels is what the network says of the ninth image.
    let least = try #require(correct.min())
    #expect(correct.filter { $0 == least }.count == 9)
    #expect(correct.filter { $0 == least + 1 }.count == 1)
  }

  private func relabelled(_ images: ImageSet, last label: UInt8) -> ImageSet {
    ImageSet(
      shape: images.shape,
      classes: images.classes,
      pixels: images.pixels,
      labels: images.labels.dropLast() + [label],
      mean: images.mean,
      deviation: images.deviation
    )
  }

  @Test("an evaluation has the mean loss of all images, whatever the batch")
  func evaluation() throws {
    let losses = try [1, 6, 20].map { batch in
      var session = try Experiment.sample { $0.batch = batch }.session()
      let found = session.evaluate(.test)
      #expect(found.images == 20)
      #expect(found.accuracy == session.accuracy(.test))
      return found.loss
    }
    #expect(losses[0] > 0 && losses.allSatisfy { abs($0 - losses[0]) < 1e-6 })
  }

  @Test("named images are shown with their labels")
  func namedImages() throws {
    var session = try Experiment.sample().session()
    let indices = [5, 5, 0, 63, 1, 2, 3, 4]
    #expect(session.load(images: indices) == indices.map { Int(session.data.train.labels[$0]) })
    let shown = session.model.images.values, size = shown.count / 8
    #expect(shown[..<size].elementsEqual(shown[size..<2 * size]))
    #expect(!shown[..<size].elementsEqual(shown[2 * size..<3 * size]))
  }

  @Test("training accuracy is that of as many images as the test has, without augmentation")
  func trainAccuracy() throws {
    let experiment = Experiment.sample { $0.augment = true }
    let data = try ExperimentData(experiment, directory: nil)
    let same = ExperimentData(train: data.train, test: data.train.prefix(20))
    var session = try Session(
      experiment,
      data: ExperimentData(train: data.train, test: data.test),
      engine: Engine()
    )
    var other = try Session(experiment, data: same, engine: Engine())
    #expect(session.accuracy(.train) == other.accuracy(.test))
  }

  @Test("a batch beyond the images is all of them")
  func largeBatch() throws {
    let session = try Experiment.sample { $0.batch = 1000 }.session()
    #expect(session.model.batch == 64)
    #expect(session.stepsPerEpoch == 1)
  }

  @Test("the seed alone decides how the model starts")
  func seeds() throws {
    func start(_ seed: Int, batch: Int = 8) throws -> [String: Safetensors.Tensor] {
      let experiment = Experiment.sample {
        $0.seed = seed
        $0.batch = batch
      }
      return Checkpoint.tensors(of: try experiment.session().model)
    }
    #expect(try start(1) == start(1, batch: 4))
    #expect(try start(1) != start(-1))
  }

  @Test("names that nothing has and settings that do not fit are errors")
  func errors() {
    func expect(_ error: ExperimentError, _ change: (inout Experiment) -> Void) {
      #expect(throws: error) { try Experiment.sample(steps: 0, change).session() }
    }
    expect(.unknown(what: "network", name: "resnet-9")) { $0.network = "resnet-9" }
    expect(.setting(name: "batch", problem: "0 images; write at least 1")) { $0.batch = 0 }
    expect(.setting(name: "epochs", problem: "inf; write 0 to 1000000")) { $0.epochs = .infinity }
    expect(.setting(name: "epochs", problem: "-1.0; write 0 to 1000000")) { $0.epochs = -1 }
  }

  @Test("an epoch count that is no number is an error")
  func notANumber() {
    #expect(throws: ExperimentError.self) {
      try Experiment.sample(steps: 0) { $0.epochs = .nan }.session()
    }
  }
}
