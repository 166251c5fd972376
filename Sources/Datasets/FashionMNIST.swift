extension IDXDataset {
  /// Fashion-MNIST: 70,000 pictures of clothes, padded to 1×32×32.
  ///
  /// - Source: Xiao, Rasul, Vollgraf. Fashion-MNIST: a novel image dataset for benchmarking
  ///   machine learning algorithms. 2017.
  public static let fashionMNIST = IDXDataset(
    DatasetDescription(
      name: "fashion-mnist",
      summary: "70,000 pictures of clothes in 10 classes, padded to 32×32",
      shape: ImageShape(channels: 1, height: 32, width: 32),
      classes: 10,
      trainImages: 60_000,
      testImages: 10_000,
      source: "https://github.com/zalandoresearch/fashion-mnist"
    ),
    folder: "fashion-mnist",
    edge: 28,
    mean: 0.2860,
    deviation: 0.3530,
    isMirrorable: true
  )
}
