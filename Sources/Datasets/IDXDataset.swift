/// A set in the four files of MNIST: images and labels of each split, plain or gzip, in IDX format.
///
/// The images are padded with zeros (black) on all sides, 28×28 to 32×32, so that networks need no
/// special case; mean and deviation are those of the unpadded images.
public struct IDXDataset: Dataset {
  /// What the set is; its shape is the padded one.
  public let description: DatasetDescription
  /// The directory of the four files, below the one that holds all sets.
  let folder: String
  /// Rows and columns of an image in the file, in pixels.
  let edge: Int
  let mean: Float
  let deviation: Float
  let isMirrorable: Bool

  /// Describes a set.
  package init(
    _ description: DatasetDescription,
    folder: String,
    edge: Int,
    mean: Float,
    deviation: Float,
    isMirrorable: Bool
  ) {
    self.description = description
    self.folder = folder
    self.edge = edge
    self.mean = mean
    self.deviation = deviation
    self.isMirrorable = isMirrorable
  }

  /// The four files, plain or compressed.
  public var files: [String] {
    Split.allCases.map(names).flatMap { [$0.images, $0.labels] }.flatMap { [$0, $0 + ".gz"] }
  }

  private func names(of split: Split) -> (images: String, labels: String) {
    let prefix = "\(folder)/\(split == .train ? "train" : "t10k")"
    return ("\(prefix)-images-idx3-ubyte", "\(prefix)-labels-idx1-ubyte")
  }

  /// Returns the first `count` images of a split.
  public func load(
    _ split: Split,
    count: Int,
    directory: String?
  ) throws(DatasetError) -> ImageSet {
    let count = try description.resolved(count: count, of: split)
    let total = description.count(of: split)
    let names = names(of: split)
    let images = try IDXFile(
      names.images,
      in: directory,
      of: description.name,
      extents: [total, edge, edge]
    )
    let labelFile = try IDXFile(
      names.labels,
      in: directory,
      of: description.name,
      extents: [total]
    )
    let labels = Array(try labelFile.read().prefix(count))
    if let wrong = labels.firstIndex(where: { $0 >= description.classes }) {
      throw .damaged(
        file: labelFile.path,
        expected: "labels from 0 to \(description.classes - 1)",
        found: "label \(labels[wrong]) of image \(wrong + 1)"
      )
    }
    return ImageSet(
      shape: description.shape,
      classes: description.classes,
      pixels: padded(try images.read(), count: count),
      labels: labels,
      mean: [mean],
      deviation: [deviation],
      isMirrorable: isMirrorable
    )
  }

  /// Returns the first `count` images with black margins.
  private func padded(_ bytes: [UInt8], count: Int) -> [UInt8] {
    let (height, width) = (description.shape.height, description.shape.width)
    let (top, left) = ((height - edge) / 2, (width - edge) / 2)
    var result = [UInt8](repeating: 0, count: count * height * width)
    for row in 0..<(count * edge) {
      let target = (row / edge * height + top + row % edge) * width + left
      result.replaceSubrange(
        target..<target + edge,
        with: bytes[row * edge..<(row + 1) * edge]
      )
    }
    return result
  }
}
