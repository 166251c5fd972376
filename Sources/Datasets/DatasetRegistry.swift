/// The list of all data sets: a new one is a file and a line here.
public enum DatasetRegistry {
  /// Every data set, in the order of tables.
  public static let all: [any Dataset] = [
    ProceduralDataset(),
    CIFARDataset.cifar10,
    CIFARDataset.cifar100,
    IDXDataset.mnist,
    IDXDataset.fashionMNIST,
  ]

  /// The names of all data sets.
  public static var names: [String] { all.map(\.description.name) }

  /// Returns the data set with a name.
  ///
  /// - Throws: `DatasetError.unknownName`, which lists the names.
  public static func dataset(named name: String) throws(DatasetError) -> any Dataset {
    guard let dataset = all.first(where: { $0.description.name == name }) else {
      throw .unknownName(name, known: names)
    }
    return dataset
  }

  /// Returns the first `count` images of a split of the set with a name; 0 means all of them.
  ///
  /// Only the files that these images need are read, all below `directory`; the procedural set
  /// needs none.
  /// - Throws: `DatasetError` where the name is unknown, or a file is missing or damaged.
  public static func load(
    _ name: String,
    split: Split,
    count: Int = 0,
    directory: String?
  ) throws(DatasetError) -> ImageSet {
    try dataset(named: name).load(split, count: count, directory: directory)
  }
}
