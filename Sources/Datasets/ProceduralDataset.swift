/// The embedded data set of procedural images: the default, which needs no files.
public struct ProceduralDataset: Dataset {
  /// Creates the data set.
  public init() {}

  /// What the set is.
  public var description: DatasetDescription {
    DatasetDescription(
      name: "procedural",
      summary: "ten kinds of objects before natural-looking backgrounds, made on the fly",
      shape: ProceduralImages.shape,
      classes: ProceduralImages.classes,
      trainImages: 50_000,
      testImages: 10_000,
      source: nil
    )
  }

  /// Returns the first `count` images of a split; the directory is not looked at.
  public func load(
    _ split: Split,
    count: Int,
    directory: String?
  ) throws(DatasetError) -> ImageSet {
    let count = try description.resolved(count: count, of: split)
    let (pixels, labels) = ProceduralImages.images(split, count: count)
    return ImageSet(
      shape: ProceduralImages.shape,
      classes: ProceduralImages.classes,
      pixels: pixels,
      labels: labels,
      mean: [0.483, 0.475, 0.440],
      deviation: [0.225, 0.216, 0.223]
    )
  }
}
