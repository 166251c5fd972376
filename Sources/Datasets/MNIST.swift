extension IDXDataset {
  /// MNIST: 70,000 handwritten digits, padded to 1×32×32.
  ///
  /// - Source: LeCun, Bottou, Bengio, Haffner. Gradient-based learning applied to document
  ///   recognition. Proceedings of the IEEE 86 (1998).
  public static let mnist = IDXDataset(
    DatasetDescription(
      name: "mnist",
      summary: "70,000 handwritten digits in 10 classes, padded to 32×32",
      shape: ImageShape(channels: 1, height: 32, width: 32),
      classes: 10,
      trainImages: 60_000,
      testImages: 10_000,
      source: "https://ossci-datasets.s3.amazonaws.com/mnist/"
    ),
    folder: "mnist",
    edge: 28,
    mean: 0.1307,
    deviation: 0.3081,
    isMirrorable: false
  )
}
