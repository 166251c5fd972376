/// Why a data set cannot be used; the description names the file and says what to do.
public enum DatasetError: Error, Sendable, Hashable {
  /// No data set has this name.
  case unknownName(String, known: [String])
  /// The data set is read from files, and no directory was given.
  case noDirectory(dataset: String)
  /// A file of the data set does not exist.
  case missing(file: String, dataset: String)
  /// The operating system refuses to read a file.
  case unreadable(file: String, reason: String)
  /// A file is not what it should be.
  case damaged(file: String, expected: String, found: String)
  /// More images were asked for than the split has.
  case tooFewImages(dataset: String, split: Split, available: Int, requested: Int)
  /// An image cannot be averaged down to this edge.
  case badEdge(Int, shape: ImageShape)
}

extension DatasetError: CustomStringConvertible {
  /// One sentence with the file, what was expected and what was found.
  public var description: String {
    switch self {
    case .unknownName(let name, let known):
      "unknown data set “\(name)”; there are \(known.joined(separator: ", "))"
    case .noDirectory(let dataset):
      "data set “\(dataset)” is read from files, but no directory is known: "
        + "set PWSBENCH_DATA or --data to the directory that holds them"
    case .missing(let file, let dataset):
      "\(file): no such file, but data set “\(dataset)” needs it: "
        + "set PWSBENCH_DATA or --data to the directory that holds it"
    case .unreadable(let file, let reason):
      "\(file): cannot be read: \(reason)"
    case .damaged(let file, let expected, let found):
      "\(file): expected \(expected), found \(found)"
    case .tooFewImages(let dataset, let split, let available, let requested):
      "the \(split.rawValue) split of “\(dataset)” has \(available) images, "
        + "but \(requested) are asked for"
    case .badEdge(let edge, let shape):
      "images of \(shape) cannot be averaged down to an edge of \(edge) pixels: "
        + "both extents must be multiples of it"
    }
  }
}
