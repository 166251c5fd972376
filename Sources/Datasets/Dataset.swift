/// A source of labelled images.
public protocol Dataset: Sendable {
  /// What the set is, without reading it.
  var description: DatasetDescription { get }

  /// The files that images may be read from, below the directory that holds all sets.
  var files: [String] { get }

  /// Returns the first `count` images of a split; only the files that these need are read.
  ///
  /// - Throws: `DatasetError` where a file is missing or is not what it should be.
  func load(_ split: Split, count: Int, directory: String?) throws(DatasetError) -> ImageSet
}

extension Dataset {
  /// None, unless a set reads some.
  public var files: [String] { [] }
}

/// What a data set is, without reading it.
public struct DatasetDescription: Sendable, Hashable {
  /// The name that suites and command lines use.
  public let name: String
  /// One line for a table.
  public let summary: String
  /// The extents of an image as networks see it.
  public let shape: ImageShape
  /// The number of classes.
  public let classes: Int
  /// The number of training images.
  public let trainImages: Int
  /// The number of test images.
  public let testImages: Int
  /// Where the files come from; nil for a set that needs none.
  public let source: String?

  /// Creates a description.
  public init(
    name: String,
    summary: String,
    shape: ImageShape,
    classes: Int,
    trainImages: Int,
    testImages: Int,
    source: String?
  ) {
    self.name = name
    self.summary = summary
    self.shape = shape
    self.classes = classes
    self.trainImages = trainImages
    self.testImages = testImages
    self.source = source
  }

  /// Returns the number of images of a split.
  public func count(of split: Split) -> Int {
    split == .train ? trainImages : testImages
  }

  /// Returns how many images to read when `count` are asked for, 0 meaning all.
  func resolved(count: Int, of split: Split) throws(DatasetError) -> Int {
    let available = self.count(of: split)
    guard count >= 0, count <= available else {
      throw .tooFewImages(dataset: name, split: split, available: available, requested: count)
    }
    return count == 0 ? available : count
  }
}
