public import Datasets

/// The images of an experiment.
public struct ExperimentData: Sendable {
  /// The images that are trained on.
  public let train: ImageSet
  /// The images that are only measured on.
  public let test: ImageSet

  /// Creates data from sets of the same shape.
  public init(train: ImageSet, test: ImageSet) {
    self.train = train
    self.test = test
  }

  /// Loads the splits an experiment asks for, averaged down to its image size.
  ///
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
    train = try load(.train, experiment.trainImages)
    test = try load(.test, experiment.testImages)
  }
}
