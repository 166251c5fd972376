/// A set in the binary version of CIFAR: records of label bytes and 3×32×32 pixel bytes.
///
/// - Source: Krizhevsky. Learning multiple layers of features from tiny images. 2009.
public struct CIFARDataset: Dataset {
  /// What the set is.
  public let description: DatasetDescription
  /// Where the files of equal size lie in the unpacked archive.
  let trainFiles: [String]
  let testFiles: [String]
  /// Label bytes before the pixels; the last of them is used.
  let labelBytes: Int
  let mean: [Float]
  let deviation: [Float]

  /// Describes a set; the number of images must be that of the files' records.
  package init(
    _ description: DatasetDescription,
    trainFiles: [String],
    testFiles: [String],
    labelBytes: Int,
    mean: [Float],
    deviation: [Float]
  ) {
    self.description = description
    self.trainFiles = trainFiles
    self.testFiles = testFiles
    self.labelBytes = labelBytes
    self.mean = mean
    self.deviation = deviation
  }

  /// The batches of both splits.
  public var files: [String] { trainFiles + testFiles }

  /// Returns the first `count` images of a split, in the order of the files.
  public func load(
    _ split: Split,
    count: Int,
    directory: String?
  ) throws(DatasetError) -> ImageSet {
    let count = try description.resolved(count: count, of: split)
    let files = split == .train ? trainFiles : testFiles
    let perFile = description.count(of: split) / files.count
    var pixels: [UInt8] = []
    var labels: [UInt8] = []
    pixels.reserveCapacity(count * description.shape.count)
    labels.reserveCapacity(count)
    for name in files where labels.count < count {
      let file = try DataFile(name, in: directory, of: description.name)
      let records = min(perFile, count - labels.count)
      try append(records, of: perFile, from: file, pixels: &pixels, labels: &labels)
    }
    return ImageSet(
      shape: description.shape,
      classes: description.classes,
      pixels: pixels,
      labels: labels,
      mean: mean,
      deviation: deviation
    )
  }

  /// Appends the first `count` of the `total` records of a file.
  private func append(
    _ count: Int,
    of total: Int,
    from file: DataFile,
    pixels: inout [UInt8],
    labels: inout [UInt8]
  ) throws(DatasetError) {
    let record = labelBytes + description.shape.count
    let bytes = try file.read(prefix: count * record, size: total * record)
    for index in 0..<count {
      let start = index * record
      let label = bytes[start + labelBytes - 1]
      guard label < description.classes else {
        throw .damaged(
          file: file.path,
          expected: "labels from 0 to \(description.classes - 1)",
          found: "label \(label) in record \(index + 1)"
        )
      }
      labels.append(label)
      pixels.append(contentsOf: bytes[start + labelBytes..<start + record])
    }
  }
}
