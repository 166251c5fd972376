public import Datasets

/// The images of an experiment.
public struct ExperimentData: Sendable {
  /// The images that are trained on.
  public let train: ImageSet
  /// Images of the training split that are never trained on; `nil` when none are held out.
  public let validation: ImageSet?
  /// The images that are only measured on.
  public let test: ImageSet

  /// Creates data from sets of the same shape.
  public init(train: ImageSet, validation: ImageSet? = nil, test: ImageSet) {
    self.train = train
    self.validation = validation
    self.test = test
  }

  /// Loads the splits an experiment asks for, averaged down to its image size.
  ///
  /// The images held out are those behind the ones trained on, the last ones when all are used.
  /// - Throws: `DatasetError` naming the file that is missing or damaged.
  public init(_ experiment: Experiment, directory: String?) throws(DatasetError) {
    func load(_ split: Split, _ count: Int) throws(DatasetError) -> ImageSet {
      let images = try DatasetRegistry.load(
        experiment.dataset,
        split: split,
        count: count,
        directory: directory
      )
      return try images.averaged(to: experiment.imageSize)
    }
    let held = experiment.validationImages
    // Zero images are all of them, in every case.
    let all = try load(.train, experiment.trainImages == 0 ? 0 : experiment.trainImages + held)
    if held > 0 {
      let count = max(1, all.count - held)
      train = all.prefix(count)
      validation = all.dropFirst(count)
    } else {
      (train, validation) = (all, nil)
    }
    test = try load(.test, experiment.testImages)
  }
}
